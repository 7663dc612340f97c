from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarize.cli.config import load_config, user_config
from summarize.errors import UsageError
from tests.cli.running import called

if TYPE_CHECKING:
    from pathlib import Path


def config(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_keys_are_the_options_names(tmp_path: Path) -> None:
    path = config(tmp_path, 'model = "extractive"\nno-text = true\njson = false\n')
    assert load_config(path) == {"model": "extractive", "no_text": True, "json": False}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("json = true\ncolour = 1\n", r"settings\.toml:2: unknown key 'colour'; there are: model"),
        ("\n\n[run]\njson = true\n", r"settings\.toml:3: unknown key 'run'"),
        ("quiet = 'yes'\n", r"settings\.toml:1: quiet must be true or false"),
        ("output = 3\n", r"settings\.toml:1: output must be a string"),
        ("json = \n", r"settings\.toml: not valid TOML: .*line 1"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        load_config(config(tmp_path, text))


def test_a_config_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot read this config file: No such file"):
        load_config(tmp_path / "none.toml")


def test_a_config_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b'output = "caf\xe9"\n')
    with pytest.raises(UsageError, match="not UTF-8"):
        load_config(tmp_path / "a.toml")


def test_a_relative_config_folder_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "summarize").mkdir()
    (tmp_path / "summarize" / "config.toml").write_text("json = true\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", ".")
    assert user_config() is None
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert user_config() == tmp_path / "summarize" / "config.toml"


@pytest.fixture
def _own_config(tmp_path: Path) -> None:
    folder = tmp_path / "config" / "summarize"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text('model = "from-the-user"\n')


@pytest.mark.usefixtures("_own_config")
def test_the_command_line_wins_then_the_environment_then_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No engine has any of these names, so the refusal tells which of them was heard."""
    assert "from-the-user" in called(capsys, "run", "a.txt").err
    named = config(tmp_path, 'model = "from-the-named"\n')
    assert "from-the-named" in called(capsys, "run", "a.txt", "--config", str(named)).err
    monkeypatch.setenv("SUMMARIZE_MODEL", "from-the-environment")
    assert "from-the-environment" in called(capsys, "run", "a.txt", "--config", str(named)).err
    assert "from-the-line" in called(capsys, "run", "a.txt", "--model", "from-the-line").err


def test_a_config_in_the_current_folder_is_never_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("config.toml", "summarize.toml", ".summarize.toml", "pyproject.toml"):
        (tmp_path / name).write_text('model = "planted"\n')
    monkeypatch.chdir(tmp_path)
    assert "planted" not in called(capsys, "run", "none.txt").err


def test_a_broken_config_is_one_line_and_wrong_use(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done = called(capsys, "compare", "a", "b", "--config", str(config(tmp_path, "what = 1\n")))
    assert done.status == 2
    assert done.err.count("\n") == 1
    assert done.out == ""
