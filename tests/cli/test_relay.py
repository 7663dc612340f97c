"""The relay with real processes and files: rounds of requests and replies, and the conversation."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.replying import ALIGNED, INVENTED, LEDGER, POST
from tests.cli.running import called, ran
from tests.cli.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

needs_terminal = pytest.mark.skipif(sys.platform == "win32", reason="there is no such terminal")


def relay(home: Path, *arguments: str, status: int = 0) -> str:
    """Run `summarize relay` in `home`; what it says on both streams."""
    done = ran("relay", *arguments, cwd=home)
    said = done.stdout.decode() + done.stderr.decode()
    assert done.returncode == status, said
    return said


def exported(home: Path) -> Path:
    relay(home, "export", "event", "-o", "r")
    return home / "r"


def requests(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.prompt.txt"))


def compared(home: Path, *more: str, status: int = 0) -> dict[str, Any]:
    done = ran("compare", "r/articles", "--replay", "r", "--json", *more, cwd=home)
    assert done.returncode == status, done.stderr.decode()
    document: dict[str, Any] = json.loads(done.stdout)
    return document


def test_from_export_to_the_comparison_with_a_fence_chatter_and_a_repair(
    articles: Path, tmp_path: Path
) -> None:
    folder = exported(tmp_path)
    assert requests(folder) == ["01-ledger.prompt.txt", "02-post.prompt.txt"]
    shown = (folder / "01-ledger.prompt.txt").read_text(encoding="utf-8")
    assert "[s3] The ship had left Millhaven" in shown
    assert '"speech_verb"' in shown

    (folder / "01-ledger.reply.txt").write_text(f"Sure!\n```json\n{LEDGER}\n```\nMore {{?}}")
    (folder / "02-post.reply.txt").write_text(INVENTED)
    said = relay(tmp_path, "import", "r")
    assert "03-post-repair.prompt.txt" in said
    assert "'250'" in (folder / "03-post-repair.prompt.txt").read_text(encoding="utf-8")

    (folder / "03-post-repair.reply.txt").write_text(POST)
    assert "04-align.prompt.txt" in relay(tmp_path, "import", "r")
    shown = (folder / "04-align.prompt.txt").read_text(encoding="utf-8")
    assert "[B2] Blue Line will hold an inquiry." in shown

    (folder / "04-align.reply.txt").write_text(ALIGNED)
    said = relay(tmp_path, "import", "r")
    assert "summarize compare r/articles --replay r" in said
    assert len(requests(folder)) == 4

    document = compared(tmp_path)
    assert document["alignment"]["prompt"] == "align@1"
    together = [f for f in document["facts"] if f["text"].startswith("Blue Line will hold")]
    assert [fact["relation"] for fact in together] == ["disputed"]
    lines = (folder / "recordings.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["recorded_via"] for line in lines] == ["relay"] * 4


def test_two_replays_of_a_relay_are_the_same_bytes(articles: Path, tmp_path: Path) -> None:
    folder = exported(tmp_path)
    for name, reply in (("01-ledger", LEDGER), ("02-post", POST), ("03-align", ALIGNED)):
        (folder / f"{name}.reply.txt").write_text(reply)
        relay(tmp_path, "import", "r")
    assert compared(tmp_path) == compared(tmp_path, "--model", "relay")


def test_import_twice_changes_nothing(articles: Path, tmp_path: Path) -> None:
    folder = exported(tmp_path)
    (folder / "01-ledger.reply.txt").write_text(LEDGER)
    relay(tmp_path, "import", "r")
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    relay(tmp_path, "import", "r")
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_what_is_no_reply_is_told_and_not_recorded(articles: Path, tmp_path: Path) -> None:
    folder = exported(tmp_path)
    (folder / "01-ledger.reply.txt").write_text("I cannot help with that.")
    (folder / "02-post.reply.txt").write_text(POST[:-40])
    said = relay(tmp_path, "import", "r", status=1)
    assert "01-ledger.reply.txt: holds no JSON object" in said
    assert "02-post.reply.txt: breaks off" in said
    assert (folder / "recordings.jsonl").read_bytes() == b""


def test_one_answer_saved_under_two_names_is_noticed(articles: Path, tmp_path: Path) -> None:
    folder = exported(tmp_path)
    for name in ("01-ledger", "02-post"):
        (folder / f"{name}.reply.txt").write_text(LEDGER)
    said = relay(tmp_path, "import", "r", status=1)
    assert "02-post.reply.txt: is the very reply in 01-ledger.reply.txt" in said


def test_a_reply_that_is_saved_over_counts_in_place_of_the_first(
    articles: Path, tmp_path: Path
) -> None:
    folder = exported(tmp_path)
    (folder / "01-ledger.reply.txt").write_text(INVENTED)
    relay(tmp_path, "import", "r")
    (folder / "01-ledger.reply.txt").write_text(LEDGER)
    said = relay(tmp_path, "import", "r")
    assert "ledger: 2 claims, 0 sentences of summary\n" in said


def test_without_repairs_what_is_wrong_is_rejected(articles: Path, tmp_path: Path) -> None:
    folder = exported(tmp_path)
    (folder / "01-ledger.reply.txt").write_text(LEDGER)
    (folder / "02-post.reply.txt").write_text(INVENTED)
    said = relay(tmp_path, "import", "r", "--no-repairs")
    assert "1 rejected" in said
    assert requests(folder)[-1] == "03-align.prompt.txt"


def test_the_folder_is_enough_without_the_articles_it_came_from(
    articles: Path, tmp_path: Path
) -> None:
    folder = exported(tmp_path)
    for path in articles.iterdir():
        path.unlink()
    (folder / "01-ledger.reply.txt").write_text(LEDGER)
    assert "ledger: 2 claims" in relay(tmp_path, "import", "r")


def test_a_folder_of_other_articles_is_not_written_over(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    exported(tmp_path)
    said = relay(tmp_path, "export", "event/ledger.txt", "-o", "r", status=2)
    assert "holds a relay of other articles" in said
    assert called(capsys, "relay", "import", str(articles)).status == 2


@needs_terminal
def test_the_conversation_checks_each_answer_can_be_left_and_ends_with_the_comparison(
    articles: Path, tmp_path: Path
) -> None:
    command = ("relay", "event", "-o", "r")
    with Terminal(*command, cwd=tmp_path) as talk:
        assert "1 of 3: the article ledger" in talk.until("a line END:")
        talk.type("Sorry, I cannot.\nEND\n")
        assert "holds no JSON object" in talk.until("a line END:")
        talk.type(LEDGER + " " * 9000 + "\nEND\n")  # longer than a terminal's line
        assert "2 of 3: the article post" in talk.until("a line END:")
        talk.type("\x04")
        assert talk.status() == 130

    with Terminal(*command, cwd=tmp_path) as talk:
        assert "2 of 3: the article post" in talk.until("a line END:")
        talk.type("\x03")
        assert "the same command goes on" in talk.until("import r")
        assert talk.status() == 130

    with Terminal(*command, cwd=tmp_path) as talk:
        talk.until("a line END:")
        talk.type(INVENTED + "\n\n\n")  # two blank lines are an end, too
        assert "3 of 4: mending what was said of the article post" in talk.until("a line END:")
        talk.type(POST + "\nEND\n")
        assert "4 of 4: all claims together" in talk.until("a line END:")
        talk.type(ALIGNED + "\nEND\n")
        assert "side by side" in talk.until("--replay r")
        assert talk.status() == 0


@needs_terminal
def test_each_request_is_copied_where_there_is_a_command_for_it(
    articles: Path, tmp_path: Path
) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    pbcopy = tools / "pbcopy"
    pbcopy.write_text(f"#!/bin/sh\ncat > {tmp_path}/clipboard\n")
    pbcopy.chmod(0o755)
    path = f"{tools}{os.pathsep}{os.environ['PATH']}"
    with Terminal("relay", "event", "-o", "r", cwd=tmp_path, PATH=path) as talk:
        assert "on the clipboard" in talk.until("a line END:")
        talk.type("\x04")
        talk.status()
    prompt = tmp_path / "r" / "01-ledger.prompt.txt"
    assert (tmp_path / "clipboard").read_bytes() == prompt.read_bytes()


def test_answers_can_be_piped_in(articles: Path, tmp_path: Path) -> None:
    answers = f"{LEDGER}\nEND\n{POST}\nEND\n{ALIGNED}\n".encode()
    done = ran("relay", "event", cwd=tmp_path, stdin=answers)
    assert done.returncode == 0, done.stderr.decode()
    assert "side by side" in done.stdout.decode()
    assert [path.name[:6] for path in tmp_path.glob("relay-*")] == ["relay-"]
