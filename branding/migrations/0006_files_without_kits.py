import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("branding", "0005_files_join_versions")]

    operations = [
        migrations.AlterField(
            model_name="logofile",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="files", to="branding.logokitversion"
            ),
        ),
        # Null on the way back, until the files have found their kits again.
        migrations.AlterField(
            model_name="logofile",
            name="kit",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="files", to="branding.logokit"
            ),
        ),
        migrations.RemoveField(model_name="logofile", name="kit"),
    ]
