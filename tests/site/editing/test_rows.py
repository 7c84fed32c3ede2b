import pytest
from django.urls import reverse
from wagtail.users.models import UserProfile

from tests.factories import MemberFactory
from tests.forms import form_on


@pytest.fixture
def send(officer, officer_client):
    """Send the form of a member as it stands, with changes, in French; returns the page that comes back."""
    UserProfile.objects.update_or_create(user=officer, defaults={"preferred_language": "fr"})
    address = reverse("wagtailsnippets_members_member:edit", args=[MemberFactory().pk])

    def post(**changes) -> str:
        data = form_on(officer_client.get(address).content.decode()) | changes
        return officer_client.post(address, data).content.decode()

    return post


def test_a_panel_that_lacks_its_row_says_so_in_words(send):
    page = send(**{"memberships-0-DELETE": "1"})

    assert "Il faut ici au moins une entrée." in page
    assert "formulaire." not in page


def test_a_value_that_stands_twice_is_named_as_its_field_is(send):
    rows = {"TOTAL_FORMS": "2", "0-role": "research", "0-ORDER": "1", "1-role": "research", "1-ORDER": "2"}
    page = send(**{f"value_chain_roles-{name}": value for name, value in rows.items()})

    assert "Deux entrées ont ici la même valeur\u00a0: maillon." in page
