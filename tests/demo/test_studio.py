"""The pictures of the demonstration, drawn before there is a database."""

import pytest

from assets.models import Rendition
from demo import renditions
from demo.management.commands.demo import Command
from demo.reading import picture_files
from tests.factories import ImageFactory


@pytest.fixture
def drawn(monkeypatch):
    """The names of those that were begun."""
    names = []
    draw = renditions._draw_file

    def noted(path, profiles):
        names.append(path.stem)
        return draw(path, profiles)

    monkeypatch.setattr(renditions, "_draw_file", noted)
    return names


def test_pictures_are_drawn_without_a_database_and_hung_in_it(request, drawn, monkeypatch):
    few = picture_files()[:2]
    monkeypatch.setattr(renditions, "picture_files", lambda: few)
    command = Command()
    with command.drawing_ahead():
        pass  # no fixture has let this test have the database: asking it would fail here
    request.getfixturevalue("db")
    image = ImageFactory()

    with command.studio as studio:
        studio.begin()
        studio.frame_picture(few[0].stem, image)
        studio.hang()

    assert sorted(drawn) == sorted(path.stem for path in few)  # once
    assert {(it.width, it.height) for it in Rendition.objects.filter(image=image)} >= {(400, 267), (1200, 800)}


def test_nobody_waits_for_drawings_of_a_start_that_was_stopped(drawn):
    with pytest.raises(KeyboardInterrupt), Command().drawing_ahead():
        raise KeyboardInterrupt

    assert len(drawn) < len(picture_files()) / 2
