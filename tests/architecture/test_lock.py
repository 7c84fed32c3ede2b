"""requirements/*.txt: exact, hashed, without a registry's address, and in step with pyproject.toml."""

import re

import pytest
from packaging.requirements import Requirement


@pytest.fixture(scope="module")
def locks(root):
    return {file.stem: file.read_text() for file in (root / "requirements").glob("*.txt")}


def pins(text: str) -> list[Requirement]:
    """One entry per line of the lock; a package may have two, for different Pythons."""
    return [Requirement(line.rstrip(" \\")) for line in text.splitlines() if re.match(r"[a-z0-9]", line)]


def wanted(project: dict, name: str) -> list[Requirement]:
    extra = project["dependency-groups"].get(name) or project["project"]["optional-dependencies"][name]
    return [Requirement(line) for line in [*project["project"]["dependencies"], *extra]]


@pytest.mark.parametrize("name", ["browser", "cjk", "dev", "production", "uv"])
def test_lock_names_no_address(locks, name):
    assert "://" not in locks[name]
    assert "--index" not in locks[name]


@pytest.mark.parametrize("name", ["browser", "cjk", "dev", "production", "uv"])
def test_every_pin_is_exact_and_hashed(locks, name):
    entries = re.split(r"\n(?=[a-z0-9])", locks[name].strip())
    loose = [entry.split()[0] for entry in entries if "==" not in entry.split()[0] or "--hash=sha256:" not in entry]
    assert loose == []


@pytest.mark.parametrize("name", ["browser", "cjk", "dev", "production"])
def test_lock_satisfies_the_project(locks, project, name):
    locked = pins(locks[name])
    missing = []
    for requirement in wanted(project, name):
        candidates = [pin for pin in locked if pin.name.lower() == requirement.name.lower()]
        versions = [next(iter(pin.specifier)).version for pin in candidates]
        if not any(requirement.specifier.contains(version) for version in versions):
            missing.append(str(requirement))
    assert missing == []


def test_locks_agree_with_each_other(locks):
    versions = {}
    for text in locks.values():
        for pin in pins(text):
            versions.setdefault((pin.name, str(pin.marker)), set()).add(str(pin.specifier))
    assert {key: found for key, found in versions.items() if len(found) > 1} == {}
