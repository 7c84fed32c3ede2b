"""A new installation starts with a front page of ours instead of Wagtail's welcome page."""

from django.db import migrations


def make_front_page(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    Locale = apps.get_model("wagtailcore", "Locale")
    HomePage = apps.get_model("home", "HomePage")

    site = Site.objects.filter(is_default_site=True).first()
    if site is None or HomePage.objects.exists():
        return
    content_type, _ = ContentType.objects.get_or_create(app_label="home", model="homepage")
    welcome = site.root_page
    root = Page.objects.get(depth=1)
    home = HomePage.objects.create(
        title="Global Cosmetics Cluster",
        draft_title="Global Cosmetics Cluster",
        slug="en",
        content_type=content_type,
        path="00010002",
        depth=2,
        numchild=0,
        url_path="/en/",
        live=True,
        locale=Locale.objects.get(language_code="en"),
    )
    site.root_page_id = home.pk
    site.site_name = "Global Cosmetics Cluster"
    site.save()
    welcome.delete()
    root.numchild = Page.objects.filter(depth=2).count()
    root.save()


def keep_front_page(apps, schema_editor):
    """Content is not thrown away by going back; Wagtail needs the page as the root of its site."""


class Migration(migrations.Migration):
    dependencies = [("home", "0001_initial"), ("wagtail_localize", "__first__")]
    operations = [migrations.RunPython(make_front_page, keep_front_page)]
