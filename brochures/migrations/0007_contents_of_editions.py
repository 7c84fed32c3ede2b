from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("brochures", "0006_day_by_itself"),
    ]

    operations = [
        migrations.AddField(
            model_name="brochureedition",
            name="contents",
            field=models.CharField(blank=True, default="", max_length=64),
        ),
    ]
