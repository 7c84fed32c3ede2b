from django.core.management.base import BaseCommand

from translations.launch import checklists
from translations.models import LocaleProfile


class Command(BaseCommand):
    help = "Names the languages of the site, whether readers are offered them, and what is missing before a launch."

    def handle(self, **options):
        profiles = LocaleProfile.objects.in_order()
        found = checklists([profile.locale for profile in profiles])
        for profile in profiles:
            state = "public" if profile.is_public else "prepared"
            missing = [item for check in found[profile.locale] for item in check.missing]
            ready = "nothing is missing" if not missing else f"{len(missing)} missing"
            self.stdout.write(f"{profile.locale.language_code}  {profile}  {state}, {ready}")
            for check in found[profile.locale]:
                for item in check.missing:
                    self.stdout.write(f"    {check.title}: {item.text}")
