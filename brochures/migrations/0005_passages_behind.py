from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('brochures', '0004_co_branded_editions'),
    ]

    operations = [
        migrations.AddField(
            model_name='brochureedition',
            name='behind',
            field=models.JSONField(default=list),
        ),
    ]
