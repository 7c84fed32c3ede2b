"""A draft may hold blocks that lack anything: it is kept and shown; publishing says what is missing."""

from unittest.mock import patch

import pytest
from django.urls import reverse
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page
from wagtail.test.utils.form_data import rich_text

from assets.models import CustomImage
from tests import factories
from tests.forms import form_on
from tests.test_every_page_type import PAGE_FACTORIES

UNKNOWN = 9_999
_CHOOSING = (blocks.ChooserBlock, blocks.ListBlock, blocks.StructBlock)
STREAMS = [
    (factory, field.name)
    for factory in PAGE_FACTORIES
    for field in factory._meta.model._meta.get_fields()
    if isinstance(field, StreamField)
]


@pytest.fixture
def chosen(site_tree):
    """What the choosers of blocks can choose, by model."""
    rows = (factories.ImageFactory(), factories.DocumentFactory(), factories.DatasetFactory())
    return {Page: site_tree.home().pk} | {type(row): row.pk for row in rows}


def whole(block, chosen):
    """A value of a block without a gap, as far as its preview knows one."""
    if isinstance(block, ImageBlock):
        return {"image": chosen[CustomImage], "alt_text": "A garden"}
    if isinstance(block, blocks.ChooserBlock):
        return chosen[block.model_class]
    if isinstance(block, blocks.StructBlock):
        shown = block.get_preview_value()
        return {
            name: whole(child, chosen) if isinstance(child, _CHOOSING) else shown.get(name)
            for name, child in block.child_blocks.items()
        }
    return [whole(block.child_block, chosen)]


def unfinished(block, chosen):
    """Values with gaps: nothing at all, then each part empty, unfinished itself, or no longer there."""
    yield {}
    if isinstance(block, blocks.ListBlock):
        yield from ([part] for part in unfinished(block.child_block, chosen))
    elif isinstance(block, blocks.ChooserBlock):
        yield UNKNOWN
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from (whole(block, chosen) | {name: part} for part in unfinished(child, chosen))


def fields(block, name: str, value) -> dict:
    """As a browser sends them."""
    if isinstance(block, blocks.StructBlock):
        parts = (fields(child, f"{name}-{part}", (value or {}).get(part)) for part, child in block.child_blocks.items())
        return {key: text for part in parts for key, text in part.items()}
    if isinstance(block, blocks.ListBlock):
        return rows(name, [(block.child_block, "item", item) for item in value or []])
    if isinstance(block, blocks.RichTextBlock):
        return {name: rich_text(str(value or ""))}
    return {name: value or ([] if isinstance(block, blocks.MultipleChoiceBlock) else "")}


def rows(name: str, values) -> dict:
    sent = {f"{name}-count": len(values)}
    for number, (block, kind, value) in enumerate(values):
        row = f"{name}-{number}"
        sent |= {f"{row}-deleted": "", f"{row}-order": number, f"{row}-type": kind, f"{row}-id": ""}
        sent |= fields(block, f"{row}-value", value)
    return sent


@pytest.mark.parametrize(("factory", "field"), STREAMS, ids=lambda value: getattr(value, "__name__", value))
def test_any_block_may_be_unfinished_in_a_draft(factory, field, site_tree, officer_client, chosen):
    page = site_tree.add(factory, slug="draft")
    edit, draft, preview = (
        reverse(f"wagtailadmin_pages:{name}", args=[page.pk]) for name in ("edit", "view_draft", "preview_on_edit")
    )
    form = form_on(officer_client.get(edit).content.decode())
    stream = type(page)._meta.get_field(field).stream_block
    values = [
        (block, name, value) for name, block in stream.child_blocks.items() for value in unfinished(block, chosen)
    ]
    form = {key: text for key, text in form.items() if not key.startswith(f"{field}-")} | rows(field, values)

    with patch.object(stream.meta, "block_counts", {}):  # two covers would be refused as such
        assert officer_client.post(preview, form).json()["is_valid"]
        assert officer_client.get(preview).status_code == 200
        refused = officer_client.post(edit, form | {"action-publish": "1"})
        assert "This field is required." in refused.content.decode()
        assert officer_client.post(edit, form).status_code == 302
        assert officer_client.get(draft).status_code == 200
        assert officer_client.get(edit).status_code == 200
