"""One object of everything that an address can be about. Pages are English: translators here are French."""

from dataclasses import dataclass, field

from django.contrib.auth.models import Group
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, GroupApprovalTask, Locale, Site, Workflow
from wagtail.snippets.models import get_snippet_models
from wagtail.users.models import UserProfile

from accounts.models import User
from accounts.roles import ADMINISTRATOR, AUDITOR, OFFICER, PUBLISHER
from members.models import Member, Representative
from news.models import NewsIndexPage
from tests.factories import DocumentFactory, ImageFactory, MemberFactory, NewsPageFactory, UserFactory
from tests.site.editing.specimens import specimen
from tests.tree import grow
from translations.beginning import begin
from translations.jobs import create_job
from translations.models import GlossaryTerm, Job, JobItem, LocaleProfile
from translations.sources import keep_source

TRANSLATOR = "Translator (fr)"
# No object has this key.
NOWHERE = 999_999


@dataclass
class Scene:
    people: dict[str, User | None]
    arguments: dict[str, object]
    own: dict[str, dict] = field(default_factory=dict)

    def argument(self, name: str, argument: str):
        """By the beginning of a name first, the longest one; else whatever is called so."""
        for prefix in sorted(self.own, key=len, reverse=True):
            if name.startswith(prefix) and argument in self.own[prefix]:
                return self.own[prefix][argument]
        return self.arguments.get(argument)


def people(member: Member) -> dict[str, User | None]:
    """Whoever may come to the site, by what the declarations call them."""
    found = {
        "visitor": None,
        "reader": UserFactory(),
        "representative": UserFactory(),
        "translator": UserFactory(role=TRANSLATOR),
        "auditor": UserFactory(role=AUDITOR),
        "officer": UserFactory(role=OFFICER),
        "publisher": UserFactory(role=PUBLISHER),
        "administrator": UserFactory(role=ADMINISTRATOR),
    }
    for person in found.values():
        if person is not None:
            UserProfile.objects.create(user=person)  # Wagtail looks for a missing one again and again
    Representative.objects.create(member=member, user=found["representative"])
    return found


def set_scene() -> Scene:
    tree = grow()
    section = tree.section(NewsIndexPage)
    article = tree.add(NewsPageFactory, title="A plan", slug="plan")
    revision = article.save_revision()
    japanese = Locale.objects.get(language_code="ja")
    translation = begin(keep_source(article), japanese)
    item = JobItem.objects.create(
        job=Job.objects.create(title="Autumn"), source=translation.source, locale=japanese, translation=translation
    )
    image, document, member = ImageFactory(), DocumentFactory(), MemberFactory()
    task = GroupApprovalTask.objects.create(name="Look")
    scene = Scene(
        people(member),
        {
            "page_id": article.pk,
            "page_to_move_id": article.pk,
            "destination_id": section.pk,
            "parent_page_id": section.pk,
            "revision_id": revision.pk,
            "revision_id_a": revision.pk,
            "revision_id_b": "live",
            "image_id": image.pk,
            "document_id": document.pk,
            "filter_spec": "width-40",
            "slug": member.slug,
            "app_label": "members",
            "model_name": "member",
            "content_type_app_name": "news",
            "content_type_model_name": "newspage",
        },
    )
    reader = scene.people["reader"]
    job = Job(title="A job")
    create_job(job, [article], Locale.objects.filter(language_code="ar"))
    term = GlossaryTerm.objects.create(locale=article.locale, term="cluster")
    scene.own = {
        "glossary:": {"pk": term.pk},
        "translation_job": {"pk": job.pk},
        "translation_job_edit": {"pk": job.pk},
        "wagtail_bulk_action": {"app_label": "wagtailcore", "model_name": "page", "action": "delete"},
        "translation_desk:": {"pk": translation.pk, "digest": translation.source.passages.first().digest},
        "translation_desk:take": {"pk": item.pk},
        "wagtailadmin_api:pages": {"pk": article.pk},
        "wagtailadmin_api:images": {"pk": image.pk},
        "wagtailadmin_api:documents": {"pk": document.pk},
        "wagtailadmin_collections": {"pk": Collection.get_first_root_node().add_child(name="Own").pk},
        "wagtailadmin_editing_sessions": {"app_label": "news", "model_name": "newspage", "object_id": article.pk},
        "wagtailadmin_pages:": {"pk": article.pk},
        "wagtailadmin_workflows": {"pk": Workflow.objects.first().pk, "task_id": task.pk},
        "wagtailadmin_workflows:add_task": _kind(task),
        "wagtailadmin_workflows:edit_task": {"pk": task.pk},
        "wagtailadmin_workflows:disable_task": {"pk": task.pk},
        "wagtailadmin_workflows:enable_task": {"pk": task.pk},
        "wagtaildocs:": {"pk": document.pk},
        "wagtaildocs_serve": {"document_filename": document.filename},
        "wagtailimages:": {"pk": image.pk},
        "language": {"pk": LocaleProfile.objects.get(locale__language_code="ko").pk},
        "wagtaillocales": {"pk": Locale.objects.get(language_code="es").pk},
        "wagtailredirects": {"redirect_id": Redirect.add_redirect("/old", "/en/").pk},
        "wagtailsites": {"pk": Site.objects.get().pk},
        "wagtailusers_groups": {"pk": Group.objects.create(name="Guests").pk},
        "wagtailusers_users": {"pk": reader.pk},
    }
    for model in get_snippet_models():
        name = f"{model._meta.app_label}_{model._meta.model_name}"
        record = specimen(model)
        scene.own[f"wagtailsnippets_{name}:"] = {"pk": record.pk}
        scene.own[f"wagtailsnippetchoosers_{name}:"] = {"pk": record.pk}
    return scene


def _kind(task) -> dict:
    return {"app_label": task._meta.app_label, "model_name": task._meta.model_name}
