import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def root():
    return ROOT


@pytest.fixture(scope="session")
def project():
    """pyproject.toml, where the import contract stands."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


@pytest.fixture(scope="session")
def floors(project):
    """Package -> number of its floor, counted from the roof down; rooms of one floor share the number."""
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    return {room.strip(): number for number, layer in enumerate(layers) for room in layer.split("|")}


@pytest.fixture(scope="session")
def stands_on(floors):
    """Whether `upper` may refer to `lower`: itself, a lower floor, or a package that is not ours."""
    return lambda upper, lower: lower == upper or lower not in floors or floors[lower] > floors[upper]
