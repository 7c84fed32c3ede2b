"""Forms of the admin, sent as a browser sends them: with what they carried when they were opened."""

from editing.form_state import FIELD


def state_of_form(client, address: str) -> dict[str, str]:
    return {FIELD: client.get(address).context.get(FIELD, "")}


def save(client, address: str, data: dict):
    """Opens the form of a record, and sends it with these fields."""
    return client.post(address, data | state_of_form(client, address))
