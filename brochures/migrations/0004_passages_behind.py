from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('brochures', '0003_share_links'),
    ]

    operations = [
        migrations.AddField(
            model_name='brochureedition',
            name='behind',
            field=models.JSONField(default=list),
        ),
    ]
