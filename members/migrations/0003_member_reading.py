import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('members', '0002_representatives'),
    ]

    operations = [
        migrations.AddField(
            model_name='member',
            name='reading',
            field=models.CharField(blank=True, help_text='In hiragana or katakana, for names with Chinese characters: Japanese lists follow it.', max_length=200, validators=[django.core.validators.RegexValidator('^[\\u3041-\\u3096\\u309d\\u309e\\u30a1-\\u30fe\\s]*$', 'Write the reading in kana alone.')], verbose_name='reading of the short name'),
        ),
    ]
