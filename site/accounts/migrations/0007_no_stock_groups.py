from django.db import migrations

# What Wagtail's own migrations give the groups that they make.
PAGES = {
    "Editors": ("add_page", "change_page"),
    "Moderators": ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
}
FILES = ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document")
OTHERS = ("access_admin", "submit_translation")


def remove(apps, schema_editor):
    """Roles of the site are others. A group that somebody is in, or that a private page names, stays."""
    groups = apps.get_model("auth", "Group").objects
    restricted = [
        *apps.get_model("wagtailcore", "PageViewRestriction").groups.through.objects.values_list("group_id", flat=True),
        *apps.get_model("wagtailcore", "CollectionViewRestriction").groups.through.objects.values_list(
            "group_id", flat=True
        ),
    ]
    for group in groups.filter(name__in=PAGES).exclude(pk__in=restricted):
        if not group.user_set.exists():
            group.delete()


def bring_back(apps, schema_editor):
    permissions = apps.get_model("auth", "Permission").objects
    root = apps.get_model("wagtailcore", "Page").objects.filter(depth=1).first()
    collection = apps.get_model("wagtailcore", "Collection").objects.filter(depth=1).first()
    for name, codenames in PAGES.items():
        group, is_new = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        if not is_new:
            continue
        group.permissions.set(permissions.filter(codename__in=OTHERS))
        for permission in permissions.filter(codename__in=codenames, content_type__app_label="wagtailcore"):
            apps.get_model("wagtailcore", "GroupPagePermission").objects.create(
                group=group, page=root, permission=permission
            )
        for permission in permissions.filter(
            codename__in=FILES, content_type__app_label__in=("wagtailimages", "wagtaildocs")
        ):
            apps.get_model("wagtailcore", "GroupCollectionPermission").objects.create(
                group=group, collection=collection, permission=permission
            )


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_used_code"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtail_localize", "0006_create_submit_translation_permission"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0090_remove_grouppagepermission_permission_type"),
        ("wagtaildocs", "0002_initial_data"),
        ("wagtailimages", "0002_initial_data"),
    ]

    operations = [migrations.RunPython(remove, bring_back)]
