"""What only a process of its own can show: signals, closed pipes, encodings."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import LEDGER, environment, ran

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name == "nt", reason="POSIX signals and pipes")


def started(*arguments: str, cwd: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "summarize", *arguments],
        cwd=cwd,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(cwd, PYTHONPATH=os.pathsep.join(sys.path)),
    )


def article_line(number: int) -> bytes:
    return json.dumps({"id": f"a{number}", "text": LEDGER}).encode() + b"\n"


@pytest.mark.parametrize(("sent", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_articles_stream_and_a_signal_leaves_whole_files_only(
    sent: signal.Signals, status: int, tmp_path: Path
) -> None:
    """The second line of JSON Lines is held back, so the run is in its middle for certain."""
    run = started("run", "--json", "-o", "out", "-", cwd=tmp_path)
    assert run.stdin is not None
    assert run.stdout is not None
    run.stdin.write(article_line(1) + article_line(2))
    run.stdin.flush()
    first = json.loads(run.stdout.readline())
    run.send_signal(sent)
    _, err = run.communicate(timeout=60)
    assert (run.returncode, err) == (status, b"")
    names = sorted(each.name for each in (tmp_path / "out").iterdir())
    in_order = ["a1.analysis.json", "a1.html", "a2.analysis.json", "a2.html"]
    assert names == in_order[: len(names)] != []
    for path in (tmp_path / "out").iterdir():
        if path.suffix == ".json":
            assert json.loads(path.read_bytes())["schema"] == first["schema"]
        else:
            assert path.read_text(encoding="utf-8").endswith("</html>\n")


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    lines = b"".join(article_line(number) for number in range(40))
    (tmp_path / "all.jsonl").write_bytes(lines)
    for options in (["--json"], []):
        run = started("run", *options, "all.jsonl", cwd=tmp_path)
        assert run.stdin is not None
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdin.close()
        run.stdout.readline()
        run.stdout.close()
        assert run.stderr.read() == b""
        run.stderr.close()
        assert run.wait(timeout=60) == 141


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")  # noqa: PTH110
def test_a_full_disk_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LEDGER, encoding="utf-8")
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = subprocess.run(
            [sys.executable, "-m", "summarize", "run", "--json", "a.txt"],
            cwd=tmp_path,
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(tmp_path, PYTHONPATH=os.pathsep.join(sys.path)),
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == b"summarize: cannot write to standard output: No space left on device\n"


@pytest.mark.parametrize(
    "variables", [{"LANG": "C", "LC_ALL": "C"}, {"PYTHONIOENCODING": "cp1252"}]
)
def test_output_is_utf8_whatever_the_locale(tmp_path: Path, variables: dict[str, str]) -> None:
    (tmp_path / "naïve.txt").write_text(LEDGER, encoding="utf-8")
    done = ran("run", "naïve.txt", "göne.txt", cwd=tmp_path, stdin=b"", **variables)
    assert done.returncode == 3
    assert "· “" in done.stdout.decode("utf-8")
    assert "göne.txt" in done.stderr.decode("utf-8")


def test_what_is_piped_has_no_colour(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LEDGER, encoding="utf-8")
    done = ran("run", "a.txt", cwd=tmp_path, TERM="xterm-256color")
    assert b"\x1b" not in done.stdout + done.stderr


def test_a_hostile_file_name_cannot_speak_to_the_terminal(tmp_path: Path) -> None:
    done = ran("run", "\x1b]0;owned\x07.txt", cwd=tmp_path)
    assert done.returncode == 3
    assert b"\x1b" not in done.stderr


@pytest.mark.parametrize("closed", ["0<&-", "1>&-", "2>&-"])
def test_a_stream_that_was_closed_is_no_traceback(tmp_path: Path, closed: str) -> None:
    (tmp_path / "a.txt").write_text(LEDGER, encoding="utf-8")
    done = subprocess.run(
        ["/bin/sh", "-c", f'"$0" -m summarize run a.txt - {closed}', sys.executable],
        cwd=tmp_path,
        capture_output=True,
        input=b"",
        env=environment(tmp_path, PYTHONPATH=os.pathsep.join(sys.path)),
        check=False,
    )
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr + done.stdout


def on_a_terminal(cwd: Path, *arguments: str) -> str:
    """What the command shows on a standard error that is a terminal."""
    ours, theirs = os.openpty()
    run = subprocess.Popen(
        [sys.executable, "-m", "summarize", *arguments],
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env=environment(cwd, PYTHONPATH=os.pathsep.join(sys.path), TERM="xterm"),
    )
    os.close(theirs)
    shown = b""
    with contextlib.suppress(OSError):  # how Linux says that the other end has closed
        while read := os.read(ours, 4096):
            shown += read
    os.close(ours)
    assert run.wait(timeout=60) == 0
    return shown.decode()


def test_progress_is_shown_on_a_terminal_for_long_inputs_only(tmp_path: Path) -> None:
    for name, count in (("long", 25), ("short", 2)):
        lines = b"".join(article_line(number) for number in range(count))
        (tmp_path / f"{name}.jsonl").write_bytes(lines)
    assert "articles read" in on_a_terminal(tmp_path, "run", "--json", "long.jsonl")
    assert "articles read" not in on_a_terminal(tmp_path, "run", "-q", "--json", "long.jsonl")
    assert "articles read" not in on_a_terminal(tmp_path, "run", "--json", "short.jsonl")
    assert b"articles read" not in ran("run", "--json", "long.jsonl", cwd=tmp_path).stderr
