from datetime import UTC, datetime, time

from django.db import migrations


def join(apps, schema_editor):
    """What has been made so far becomes the first version of each kit, under the number that the kit has."""
    kits = apps.get_model("branding", "LogoKit")
    versions = apps.get_model("branding", "LogoKitVersion")
    files = apps.get_model("branding", "LogoFile")
    for kit in kits.objects.filter(pk__in=files.objects.values("kit")):
        published = datetime.combine(kit.updated, time(), tzinfo=UTC)
        version = versions.objects.create(kit=kit, number=kit.version, published=published, artwork="")
        own = files.objects.filter(kit=kit)
        own.update(version=version)
        own.exclude(variant="").update(lockup="horizontal", space="rgb")
        own.filter(format__in=["eps", "ai"]).update(space="print")


def leave(apps, schema_editor):
    """Kits know one version only: the newest stays."""
    files = apps.get_model("branding", "LogoFile")
    for kit in apps.get_model("branding", "LogoKit").objects.all():
        newest = kit.versions.order_by("-published", "-pk").first()
        if newest:
            files.objects.filter(version__kit=kit).exclude(version=newest).delete()
            files.objects.filter(version=newest).update(kit=kit)


class Migration(migrations.Migration):
    dependencies = [("branding", "0004_logo_versions")]

    operations = [migrations.RunPython(join, leave, elidable=True)]
