"""What comes with a job: how urgent it is, and files that help to translate."""

import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction

from accounts.roles import AUDITOR
from assets.inspected import FileState
from assets.models import Audience, CustomDocument
from audit.models import Entry, Event
from tests.factories import DocumentFactory, NewsPageFactory, UserFactory
from tests.site.translations.desk import client_of, editor, given, officer, translator
from tests.site.translations.lifecycle import begun, locale
from tests.site.translations.one_article import article, planted, site_tree
from translations import tasks
from translations.models import Job, JobItem

__all__ = ["article", "officer", "planted", "site_tree", "translator"]
QUEUE, JOBS, NEW = "/admin/translations/", "/admin/translations/jobs/", "/admin/translations/jobs/new/"


@pytest.fixture
def document(db) -> CustomDocument:
    """In a collection for administrators, who only look at it: to others its own address is absent."""
    closed = Collection.get_first_root_node().add_child(name="Closed")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type=CollectionViewRestriction.GROUPS)
    return DocumentFactory(title="House style", audience=Audience.STAFF, language="en", collection=closed)


@pytest.fixture
def item(article, document, translator) -> JobItem:
    """The article into French, given to the translator with a file for staff."""
    item = given(begun(article), translator)
    item.job.attachments.add(document)
    return item


def address_of(item, document) -> str:
    return f"/admin/translations/jobs/{item.job_id}/attachments/{document.pk}/"


def post(client, article, **fields):
    data = {"title": "Autumn", "text": article.translation_key, "language": "fr", "priority": "2"}
    return client.post(NEW, data | fields)


def status(client, address: str) -> int:
    answer = client.get(address)
    if answer.streaming:
        b"".join(answer.streaming_content)  # which closes the file
    return answer.status_code


def text_of(html: bytes) -> str:
    return BeautifulSoup(html, "html.parser").get_text(" ", strip=True)


def test_an_urgent_job_is_given_out_with_files_and_edited(article, document, officer):
    mine, other = client_of(officer), DocumentFactory(title="Terms")

    answer = post(mine, article, priority="1", attachment_1=document.pk)

    [job] = Job.objects.all()
    assert (answer.url, job.is_urgent, list(job.attachments.all())) == (f"{JOBS}{job.pk}/", True, [document])
    assert re.search(r"Priority\s+urgent", text_of(mine.get(JOBS + f"{job.pk}/").content))
    assert "urgent" in text_of(mine.get(JOBS).content)
    change = f"{JOBS}{job.pk}/edit/"
    form = BeautifulSoup(mine.get(change).content, "html.parser").find("form", id="w-editor-form")
    sent = {field["name"]: field.get("value", "") for field in form.select("input[name]")} | {"priority": "2"}
    assert sent["attachment_1"] == str(document.pk)
    assert mine.post(change, sent | {"attachment_1": "", "attachment_2": other.pk}).status_code == 302
    job = Job.objects.get()
    assert (job.is_urgent, list(job.attachments.all())) == (False, [other])


@pytest.mark.parametrize("fields", [{"attachment_1": "999999999999"}, {"priority": "0"}])
def test_what_is_no_file_or_priority_is_refused_with_a_word(article, officer, fields):
    answer = post(client_of(officer), article, **fields)

    assert answer.status_code == 400
    assert "Select a valid choice" in answer.content.decode()
    assert not Job.objects.exists()


def test_a_file_that_was_refused_is_not_attached(article, document, officer):
    CustomDocument.objects.update(state=FileState.REFUSED)

    assert post(client_of(officer), article, attachment_1=document.pk).status_code == 400


def test_urgent_work_comes_first_whatever_its_date(article, site_tree, translator, mailoutbox):
    today = timezone.localdate()
    given(begun(article), translator, title="Late", due_on=today - timedelta(1))
    other = begun(site_tree.add(NewsPageFactory, "en", title="Do this now"))
    given(other, translator, title="Hurry", priority=Job.Priority.URGENT)
    mine = client_of(translator)

    jobs = BeautifulSoup(mine.get(QUEUE).content, "html.parser").find_all(class_="desk-job__head")
    assert ["Urgent" in job.get_text() for job in jobs] == [True, False]
    assert "Urgent" in text_of(mine.get(editor(other)).content)
    panel = text_of(mine.get("/admin/").content)
    assert panel.index("Do this now") < panel.index("A plan for 2027")

    tasks.send_digests.call()

    [mail] = [mail for mail in mailoutbox if mail.to == [translator.email]]
    lines = [line for line in mail.body.splitlines() if line.startswith("- ")]
    assert lines[0] == "- Do this now (French), urgent"


@pytest.mark.parametrize("place", ["queue", "desk"])
def test_the_translator_opens_the_files_from_the_queue_and_the_desk(item, document, translator, place):
    mine = client_of(translator)
    html = BeautifulSoup(mine.get(QUEUE if place == "queue" else editor(item.translation)).content, "html.parser")
    assert mine.get(document.url).status_code == 404

    answer = mine.get(html.find("a", string="House style")["href"])

    assert answer.status_code == 200
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert "attachment" in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    assert Entry.objects.filter(event=Event.DOWNLOADED, actor=translator).count() == 1


def test_who_has_nothing_of_the_job_gets_none_of_its_files(item, document, translator, officer, client):
    address = address_of(item, document)
    strangers = [UserFactory(role="Translator (fr)"), UserFactory(role="Translator (ja)"), UserFactory(role=AUDITOR)]

    assert client.get(address).status_code in (302, 404)
    assert [client_of(person).get(address).status_code for person in strangers] == [404, 404, 404]
    assert status(client_of(officer), address) == 200
    assert "House style" not in client_of(strangers[2]).get(f"{JOBS}{item.job_id}/").content.decode()
    # Of this job it is; of another it is not.
    other = Job.objects.create(title="Other")
    JobItem.objects.create(job=other, source=item.source, locale=locale("ja"), assignee=translator)
    assert client_of(translator).get(f"{JOBS}{other.pk}/attachments/{document.pk}/").status_code == 404


def test_a_file_goes_with_the_work_and_waits_for_its_inspection(item, document, translator):
    mine, address = client_of(translator), address_of(item, document)
    CustomDocument.objects.update(state=FileState.PENDING)
    assert mine.get(address).status_code == 404
    assert "House style" not in mine.get(QUEUE).content.decode()
    CustomDocument.objects.update(state=FileState.CLEAN)
    assert status(mine, address) == 200

    JobItem.objects.update(state=JobItem.State.WITHDRAWN)

    assert mine.get(address).status_code == 404
