"""Forms of the admin, sent as a browser sends them: with what they carried when they were opened."""

from contextlib import AbstractContextManager
from unittest.mock import patch

from bs4 import BeautifulSoup
from django.template.response import SimpleTemplateResponse

from editing.form_state import FIELD


def undrawn() -> AbstractContextManager:
    """Where nobody looks at the answers: drawing them takes most of the time."""
    return patch.object(SimpleTemplateResponse, "rendered_content", "")


def state_of_form(client, address: str) -> dict[str, str]:
    with undrawn():
        return {FIELD: client.get(address).context_data.get(FIELD, "")}


def save(client, address: str, data: dict):
    """Opens the form of a record, and sends it with these fields."""
    return client.post(address, data | state_of_form(client, address))


def form_on(page: str) -> dict:
    """What a browser would send."""
    form = BeautifulSoup(page, "html.parser").select_one("form[data-edit-form], form:has([name=loaded_state])")
    data: dict[str, list] = {}
    for field in form.select("input[name], textarea[name], select[name]"):
        if field.has_attr("disabled") or field.find_parent("template"):
            continue
        if field.name == "select":
            values = [option.get("value", option.text) for option in field.select("option[selected]")]
            values = (
                values
                or [option["value"] for option in field.select("option[value]")][: not field.has_attr("multiple")]
            )
        elif field.name == "textarea":
            values = [field.text.removeprefix("\n")]
        elif field.get("type") in ("checkbox", "radio"):
            values = [field.get("value", "on")] if field.has_attr("checked") else []
        else:
            values = [] if field.get("type") in ("file", "submit") else [field.get("value", "")]
        data.setdefault(field["name"], []).extend(values)
    return {name: values for name, values in data.items() if values}
