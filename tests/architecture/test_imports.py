"""Imports run down, and `site/` is a source root that nothing imports (architecture, sections 2 and 3)."""

import subprocess
import sys


def test_imports_keep_the_contract(root):
    lint = "from importlinter.cli import lint_imports_command as lint; lint(['--no-cache', '--no-logo'])"
    check = subprocess.run(
        [sys.executable, "-c", lint],
        cwd=root,
        env={"PYTHONPATH": f"{root / 'site'}:{root}", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
    )
    assert check.returncode == 0, check.stdout + check.stderr


def test_every_package_has_its_floor(root, floors):
    packages = {init.parent.name for pattern in ("*/__init__.py", "site/*/__init__.py") for init in root.glob(pattern)}
    assert packages == set(floors)


def test_the_contract_watches_every_package(project, floors):
    assert set(project["tool"]["importlinter"]["root_packages"]) == set(floors)


def test_site_is_no_package(root):
    assert not (root / "site" / "__init__.py").exists()


def test_no_package_hides_the_standard_library(floors):
    assert not set(floors) & sys.stdlib_module_names


def test_tests_are_no_packages(root):
    assert not list((root / "tests").rglob("__init__.py"))


def test_modules_are_named_for_what_they_hold(root, floors):
    folders = [root / name if (root / name).is_dir() else root / "site" / name for name in floors]
    vague = {"utils", "util", "core", "common", "misc", "helpers", "helper"}
    assert not [path for folder in folders for path in folder.rglob("*") if path.stem in vague]
