from django.db import migrations

FORMER = "Translator"
NOW = "Translator ({})"


def divide(apps, schema_editor):
    """Translators had one role for all languages: theirs is now that of the language of their account."""
    group_model = apps.get_model("auth", "Group")
    former = group_model.objects.filter(name=FORMER).first()
    if former is not None:
        for user in former.user_set.exclude(language=""):
            group, _created = group_model.objects.get_or_create(name=NOW.format(user.language))
            user.groups.add(group)
        former.delete()
    for invitation in apps.get_model("accounts", "Invitation").objects.filter(role=FORMER):
        invitation.role = NOW.format(invitation.language)
        invitation.save(update_fields=["role"])


def join(apps, schema_editor):
    group_model = apps.get_model("auth", "Group")
    for group in group_model.objects.filter(name__startswith=NOW.partition("{")[0]):
        former, _created = group_model.objects.get_or_create(name=FORMER)
        former.user_set.add(*group.user_set.all())
        group.delete()
    invitations = apps.get_model("accounts", "Invitation").objects
    invitations.filter(role__startswith=NOW.partition("{")[0]).update(role=FORMER)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_mail_choice")]

    operations = [migrations.RunPython(divide, join)]
