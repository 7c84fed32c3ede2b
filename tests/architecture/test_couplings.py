"""The three couplings that no import shows (architecture, section 3): foreign keys, migrations, page types by label.

The user model is free for all: Django and Wagtail name it by a setting, never by its place.
"""

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader
from wagtail.models import Page
from wagtail.models.pages import get_page_models


@pytest.fixture(scope="module")
def our_models(floors):
    return [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in floors]


@pytest.fixture(scope="module")
def our_page_types(our_models):
    return [model for model in our_models if issubclass(model, Page)]


def test_foreign_keys_point_down(our_models, stands_on):
    upward = [
        f"{field} -> {field.related_model._meta.label}"
        for model in our_models
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model
        if field.related_model is not get_user_model()
        if not stands_on(model._meta.app_label, field.related_model._meta.app_label)
    ]
    assert upward == []


@pytest.mark.django_db  # some packages ask the database while their migrations are imported
def test_migrations_depend_downward(floors, stands_on):
    loader = MigrationLoader(None)
    upward = [
        f"{app}.{name} -> {'.'.join(dependency)}"
        for (app, name), migration in loader.disk_migrations.items()
        if app in floors
        for dependency in [*migration.dependencies, *migration.run_before]
        if dependency != (get_user_model()._meta.app_label, "__first__")
        if not stands_on(app, dependency[0])
    ]
    assert upward == []


@pytest.mark.django_db
def test_migrations_agree_with_the_models(floors):
    installed = sorted(label for label in floors if apps.is_installed(label))
    call_command("makemigrations", *installed, check=True, dry_run=True, verbosity=0)


def test_there_are_page_types(our_page_types):
    assert set(our_page_types) <= set(get_page_models())
    assert our_page_types


def test_page_types_declare_their_family(our_page_types):
    silent = [
        f"{model._meta.label}.{name}"
        for model in our_page_types
        for name in ("parent_page_types", "subpage_types")
        if name not in vars(model)
    ]
    assert silent == []


def test_sections_name_a_foreign_parent_on_their_index_page_only(our_page_types):
    foreign = [
        f"{model._meta.label} below {parent}"
        for model in our_page_types
        for parent in model.parent_page_types
        if _app(parent) not in (model._meta.app_label, "wagtailcore") and not model.__name__.endswith("IndexPage")
    ]
    assert foreign == []


def test_page_types_name_children_of_lower_floors_only(our_page_types, stands_on):
    upward = [
        f"{model._meta.label} above {child}"
        for model in our_page_types
        for child in model.subpage_types
        if not stands_on(model._meta.app_label, _app(child))
    ]
    assert upward == []


def _app(page_type) -> str:
    return page_type.split(".")[0] if isinstance(page_type, str) else page_type._meta.app_label
