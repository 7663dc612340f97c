"""The package as it is installed: what it exports, and what travels with it."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import summarize
from summarize.resources import resource_folder

ROOT = Path(__file__).resolve().parent.parent


def test_the_package_exports_the_nouns_and_arrows_of_the_design_and_nothing_else() -> None:
    assert summarize.__all__ == [
        "Analysis",
        "Article",
        "ArticleError",
        "Comparison",
        "analyse",
        "analyse_all",
        "compare",
        "read_articles",
    ]
    assert all(getattr(summarize, name) is not None for name in summarize.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'rate'"):
        summarize.rate  # noqa: B018


def test_importing_the_package_loads_none_of_its_parts() -> None:
    program = "import sys, summarize; print([m for m in sys.modules if m.startswith('summarize.')])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.strip() == "['summarize.version']"


def test_prompts_and_schemas_are_found_in_a_checkout() -> None:
    assert (resource_folder("schemas") / "comparison.v1.json").is_file()
    assert (resource_folder("prompts") / "README.md").is_file()


def test_prompts_and_schemas_and_word_lists_travel_in_the_wheel(tmp_path: Path) -> None:
    hatchling = pytest.importorskip("hatchling.build", reason="hatchling builds the wheel")
    import os

    before = Path.cwd()
    os.chdir(ROOT)
    try:
        wheel = tmp_path / hatchling.build_wheel(str(tmp_path))
    finally:
        os.chdir(before)
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
        "summarize/_schemas/comparison.v1.json",
        "summarize/_prompts/README.md",
        "summarize/text/lexicons/loaded.toml",
        "summarize/py.typed",
    } <= names
    assert not any(name.startswith(("seeds/", "tests/")) for name in names)
