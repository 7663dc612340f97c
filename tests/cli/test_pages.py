from __future__ import annotations

import stat
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import LEDGER, called, ran

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]
ARTICLE_PAGE = (
    "<html><head><title>Ferry</title></head><body><article><p>"
    + LEDGER.replace("\n\n", "</p><p>")
    + "</p></article></body></html>"
)


@pytest.fixture
def browser(tmp_path: Path) -> str:
    """A browser that notes what it is asked to open, for the variable BROWSER."""
    program = tmp_path / "browser"
    program.write_text(
        f"#!{sys.executable}\n"
        "import pathlib, sys\n"
        "with (pathlib.Path(__file__).parent / 'opened').open('a') as file:\n"
        "    print(*sys.argv[1:], file=file)\n"
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return f"{program} %s"


def opened(tmp_path: Path) -> list[str]:
    return (tmp_path / "opened").read_text().splitlines()


def test_a_comparison_is_opened_in_the_browser(
    articles: Path, tmp_path: Path, browser: str
) -> None:
    done = ran("compare", "-o", "out put", "--open", "event", cwd=tmp_path, BROWSER=browser)
    assert (done.returncode, done.stderr) == (0, b"")
    assert opened(tmp_path) == [(tmp_path / "out put" / "report.html").as_uri()]


def test_of_several_readings_the_first_is_opened(
    articles: Path, tmp_path: Path, browser: str
) -> None:
    done = ran("run", "-q", "-o", "out", "--open", "event", cwd=tmp_path, BROWSER=browser)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert opened(tmp_path) == [(tmp_path / "out" / "ledger.html").as_uri()]


def test_where_one_article_is_left_its_page_is_opened(
    articles: Path, tmp_path: Path, browser: str
) -> None:
    done = ran(
        "compare",
        "-o",
        "out",
        "--open",
        "event/post.txt",
        "gone.txt",
        cwd=tmp_path,
        BROWSER=browser,
    )
    assert done.returncode == 3
    assert opened(tmp_path) == [(tmp_path / "out" / "post.html").as_uri()]


def test_without_a_browser_the_page_is_named_and_nothing_has_failed(
    articles: Path, tmp_path: Path
) -> None:
    done = ran("compare", "-o", "out", "--open", "event", cwd=tmp_path, BROWSER="false %s", PATH="")
    assert done.returncode == 0
    assert done.stderr.decode() == (
        "summarize: no browser could be started; the page is out/report.html\n"
    )


def test_where_nothing_came_through_nothing_is_opened(tmp_path: Path, browser: str) -> None:
    done = ran("run", "-o", "out", "--open", "gone.txt", cwd=tmp_path, BROWSER=browser)
    assert done.returncode == 3
    assert not (tmp_path / "opened").exists()


@pytest.mark.parametrize("command", ["run", "compare"])
def test_there_is_no_page_to_open_without_a_folder(
    articles: Path, capsys: Capture, command: str
) -> None:
    done = called(capsys, command, "--open", str(articles))
    assert (done.status, done.out) == (2, "")
    assert done.err == "summarize: --open shows the page that -o writes; say where: -o DIR --open\n"


def test_our_own_pages_are_not_taken_for_articles(
    articles: Path, tmp_path: Path, capsys: Capture
) -> None:
    out = tmp_path / "out"
    called(capsys, "run", "-o", str(out), str(articles))
    assert (out / "ledger.html").exists()
    again = called(capsys, "compare", "--json", str(out))
    assert again == called(capsys, "compare", "--json", str(articles))


def test_a_page_never_takes_the_place_of_an_article(
    articles: Path, tmp_path: Path, capsys: Capture
) -> None:
    (articles / "ledger.txt").unlink()
    (articles / "ledger.html").write_text(ARTICLE_PAGE)
    first = called(capsys, "run", "-q", "-o", str(articles), str(articles))
    again = called(capsys, "run", "-q", "-o", str(articles), str(articles))
    assert (first.status, again.status) == (0, 0)
    assert (articles / "ledger.html").read_text() == ARTICLE_PAGE
    assert sorted(each.name for each in articles.iterdir()) == [
        "ledger.analysis.json",
        "ledger.html",
        "post.analysis.json",
        "post.html",
        "post.txt",
        "report.ledger.html",
        "report.md",
    ]


def test_the_template_engine_is_loaded_only_where_a_page_is_written(
    articles: Path, tmp_path: Path
) -> None:
    probe = (
        "import sys\n"
        "from summarize.cli import main\n"
        "try:\n"
        "    main(sys.argv[1:])\n"
        "except SystemExit:\n"
        "    print('jinja2' in sys.modules, file=sys.stderr)\n"
    )
    (tmp_path / "probe.py").write_text(probe)
    assert ran_probe(tmp_path, "compare", "event") == "False"
    assert ran_probe(tmp_path, "compare", "-o", "out", "event") == "True"


def ran_probe(folder: Path, *arguments: str) -> str:
    """The last word on standard error of probe.py in `folder`."""
    import os
    import subprocess

    from tests.cli.running import environment

    done = subprocess.run(
        [sys.executable, "probe.py", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        env=environment(folder, PYTHONPATH=os.pathsep.join(sys.path)),
        timeout=60,
        check=False,
    )
    return done.stderr.split()[-1]
