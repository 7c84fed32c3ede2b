"""Refuse to start when a page type or a block says less than editors, translators and search need."""

from django.core.checks import Error, register
from modelcluster.fields import ParentalKey
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from translations.checks import own_page_models

from .models import BasePage

# In a form, an input of such a name stands before the property of the same name. Wagtail's scripts then read the
# input instead: drafts are no longer saved by themselves, and nobody is told.
FORM_PROPERTIES = frozenset(
    {"action", "dataset", "elements", "id", "length", "method", "name", "reset", "style", "submit", "target"}
)


def _own_editable_fields(model):
    """Also those of its inline panels."""
    base = {field.name for field in Page._meta.get_fields()}
    for field in model._meta.get_fields():
        if field.concrete and field.editable and field.name not in base and not field.name.endswith("_ptr"):
            yield field
        elif field.one_to_many and field.name not in base and isinstance(field.remote_field, ParentalKey):
            yield from (
                child
                for child in field.related_model._meta.get_fields()
                if child.concrete
                and child.editable
                and not child.auto_created
                and child.name not in {"sort_order", "translation_key", "locale"}
                and child is not field.remote_field
            )


def _walk(block):
    yield block
    children = getattr(block, "child_blocks", None)
    for child in children.values() if children else [getattr(block, "child_block", None)]:
        if child is not None:
            yield from _walk(child)


def silent_blocks(block) -> list[str]:
    """Blocks in editors' menus (members of a stream) without icon, description or preview."""
    silent = []
    for parent in _walk(block):
        if isinstance(parent, blocks.StreamBlock):
            for name, child in parent.child_blocks.items():
                missing = [
                    attribute
                    for attribute, given in (
                        ("icon", child.meta.icon not in ("", "placeholder")),
                        ("description", bool(child.get_description())),
                        ("preview", child.is_previewable),
                    )
                    if not given
                ]
                if missing:
                    silent.append(f"{name}: {', '.join(missing)}")
    return silent


def _model_errors(model):
    own = vars(model)
    if "parent_page_types" not in own or "subpage_types" not in own:
        yield "E001", "does not declare both parent_page_types and subpage_types."
    below_the_base = model.__mro__[: model.__mro__.index(BasePage)] if issubclass(model, BasePage) else [model]
    if not any("search_fields" in vars(kind) for kind in below_the_base):
        yield "E002", "does not declare search_fields."
    for field in _own_editable_fields(model):
        if not field.help_text:
            yield "E003", f"has no help text on {field.model.__name__}.{field.name}."
    for field in model._meta.get_fields():
        if isinstance(field, StreamField):
            for silent in silent_blocks(field.stream_block):
                yield "E004", f"has a block in {field.name} that editors cannot judge, {silent} missing."


@register
def no_field_hides_a_property_of_its_form(app_configs, **kwargs):
    return [
        Error(
            f"{model.__name__}.{field.name} hides a property of the HTML form that edits it.",
            hint="Scripts of the admin need that property. Give the field a longer name.",
            obj=model,
            id="pages.E005",
        )
        for model in [*own_page_models(), *get_snippet_models()]
        for field in model._meta.get_fields()
        if field.name in FORM_PROPERTIES and not field.auto_created
    ]


@register
def page_types_are_complete(app_configs, **kwargs):
    return [
        Error(f"{model.__name__} {message}", obj=model, id=f"pages.{code}")
        for model in own_page_models()
        for code, message in _model_errors(model)
    ]
