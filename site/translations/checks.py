"""Refuse to start when a page type leaves open what translation does to one of its fields."""

from django.core.checks import Error, register
from modelcluster.fields import ParentalKey
from wagtail.models import Page, TranslatableMixin, get_page_models
from wagtail_localize.fields import get_translatable_fields

OWN_APPS = frozenset({"home", "news", "insights", "members", "brochures", "branding"})


def own_page_models() -> list[type[Page]]:
    """The page types of this project (tests add theirs through the app label)."""
    return [model for model in get_page_models() if model._meta.app_label in OWN_APPS]


def undeclared_fields(model) -> list[str]:
    """Editable fields and inline children of a page type that have no translation policy."""
    declared = (
        {field.field_name for field in get_translatable_fields(model)}
        if hasattr(model, "translatable_fields")
        else set()
    )
    declared |= set(getattr(model, "never_translated", ()))
    base = {field.name for field in Page._meta.get_fields()}
    own = []
    for field in model._meta.get_fields():
        if field.name in base or field.name in declared or field.name.endswith("_ptr"):
            continue
        is_inline = field.one_to_many and isinstance(field.remote_field, ParentalKey)
        if is_inline or (field.concrete and field.editable):
            own.append(field.name)
    return own


def ambiguous_inlines(model) -> list[str]:
    """Inline children that are neither translatable nor neutral on purpose."""
    base = {field.name for field in Page._meta.get_fields()}
    return [
        field.related_model.__name__
        for field in model._meta.get_fields()
        if field.one_to_many
        and isinstance(field.remote_field, ParentalKey)
        and field.name not in base
        and not issubclass(field.related_model, TranslatableMixin)
        and not getattr(field.related_model, "language_neutral", False)
    ]


@register
def translation_policy_is_declared(app_configs, **kwargs):
    errors = []
    for model in own_page_models():
        errors += [
            Error(
                f"{model.__name__}.{name} has no translation policy.",
                hint="Add it to `translatable_fields` with translated() or synchronised(), or to `never_translated`.",
                obj=model,
                id="translations.E001",
            )
            for name in undeclared_fields(model)
        ]
        errors += [
            Error(
                f"{name}, an inline child of {model.__name__}, is neither translatable nor language-neutral.",
                hint="Inherit from wagtail.models.TranslatableMixin, or from translations.policy.LanguageNeutral.",
                obj=model,
                id="translations.E002",
            )
            for name in ambiguous_inlines(model)
        ]
    return errors
