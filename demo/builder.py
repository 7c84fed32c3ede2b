"""Builds the demonstration network in one transaction: it is there as a whole or not at all."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page, ReferenceIndex, Site

from accounts.models import User
from accounts.roles import give_role, sync_roles
from assets.models import CustomDocument, CustomImage
from assets.tasks import make_missing_renditions
from branding.models import LogoKit
from brochures.models import Brochure
from home.models import HomePage
from insights.models import Dataset
from members.models import Member, Representative
from navigation.models import SiteText
from search.index import mend
from taxonomy.models import Term
from translations.models import GlossaryTerm, Job, Source

from . import facts
from .files import make_covers, make_images
from .history import record_first_revisions
from .quiet import no_index_updates
from .reading import items, texts
from .renditions import Studio
from .tasks import index_for_editors
from .tree import OPENED, Tree, translation_key
from .workflow import show_translations_at_work

LANGUAGES = facts.LANGUAGES


def is_built() -> bool:
    """Everything is built in one transaction, so its first row proves the last one."""
    return Page.objects.filter(translation_key=translation_key("home")).exists()


def is_finished() -> bool:
    """The index of references is written last, and as a whole."""
    return ReferenceIndex.objects.exists()


def finish() -> None:
    """What is no part of the transaction. Safe to repeat, and repeated until the last of it was done."""
    mend(everything=True)
    make_missing_renditions.enqueue()
    index_for_editors.enqueue()


@dataclass(frozen=True)
class Facts:
    terms: dict
    members: dict
    datasets: dict
    brochures: dict
    kits: dict


class Builder:
    """`progress(step, done, total)` is told how far the build has come; the studio may have begun to draw."""

    def __init__(self, progress: Callable[[str, int, int], None], studio: Studio):
        self.progress = progress
        self.studio = studio

    def build(self, *, reset: bool = False) -> None:
        with no_index_updates(), transaction.atomic():
            if reset:
                self._clear()
            self._make()
        finish()

    def _make(self) -> None:
        self.studio.begin()
        images = make_images()
        for name, image in images.items():
            self.studio.frame_picture(name, image)
        terms = facts.make_terms()
        members = facts.make_members(terms)
        brochures, documents = facts.make_brochures()
        for cover in make_covers(self.studio.cover_of):
            self.studio.frame_cover(cover)
        known = Facts(terms, members, facts.make_datasets(), brochures, facts.make_logo_kits(terms))
        self._make_site_texts()
        self._make_accounts(members)
        self._make_trees(known, images, documents)
        facts.make_glossary()
        self.studio.hang()
        record_first_revisions()

    def _make_trees(self, known: Facts, images, documents) -> None:
        kinds = ("news", "insights", "members", "brochures", "standard")
        total = len(LANGUAGES) * (sum(len(items(kind)) for kind in kinds) + 7)
        done = 0

        def counted():
            nonlocal done
            done += 1
            self.progress("Pages", done, total)

        trees = {}
        for language in LANGUAGES:
            tree = Tree(language, self._make_home(language, images), known, images, documents, counted)
            tree.make_pages()
            tree.fill_pages()
            trees[language] = tree
        show_translations_at_work(trees)

    def _make_home(self, language: str, images) -> HomePage:
        words, locale = texts("home", language), Locale.objects.get(language_code=language)
        site = Site.objects.get(is_default_site=True)
        is_default = language == settings.LANGUAGE_CODE
        home = site.root_page.specific if is_default else HomePage(slug=language, locale=locale)
        home.title = home.draft_title = words["title"]
        home.search_description = words["search_description"]
        home.hero_title, home.hero_text = words["hero_title"], words["hero_text"]
        home.image = images["petri-garden"]
        home.image_alt = texts("pictures", language)["petri-garden"]
        home.image_caption = words["hero_picture_caption"]
        home.translation_key = translation_key("home")
        home.live = True
        home.first_published_at = home.last_published_at = OPENED
        if is_default:
            home.save()
        else:
            site.root_page.get_parent().add_child(instance=home)
        return home

    def _make_site_texts(self) -> None:
        for language in LANGUAGES:
            words = texts("sitetext", language)
            SiteText.objects.create(
                locale=Locale.objects.get(language_code=language),
                translation_key=translation_key("sitetext"),
                network_name=words["network_name"],
                tagline=words["tagline"],
                about_short=words["about_short"],
                about_long=words["about_long"],
                footer_note=words["footer_note"],
                notice=words["demo_notice"],
            )

    def _make_accounts(self, members: dict[str, Member]) -> None:
        sync_roles()
        for account in settings.DEMO_ACCOUNTS:
            user = User.objects.filter(email=account["email"]).first() or User.objects.create_user(
                account["email"], account["password"], first_name="Demo", last_name=account["role"]
            )
            give_role(user, account["role"])
            for slug in account.get("represents", ()):
                Representative.objects.create(member=members[slug], user=user)

    def _clear(self) -> None:
        site = Site.objects.get(is_default_site=True)
        for page in Page.objects.filter(depth=2).exclude(pk=site.root_page_id):
            page.specific.delete()
        for page in site.root_page.get_children():
            page.specific.delete()
        HomePage.objects.update(image=None, featured_member=None)
        Source.objects.all().delete()
        Job.objects.all().delete()
        for model in (GlossaryTerm, SiteText, LogoKit, Brochure, Dataset, Member, Term, CustomDocument, CustomImage):
            model.objects.all().delete()
