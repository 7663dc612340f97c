from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from summarize.evaluation.gold import load_gold
from summarize.schemas import check_document
from tests.cli.running import Done, called, ran
from tests.comparison.encoding import LetterRuns
from tests.evaluation.making import ALIGNED, answered, labels, record, write_event

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from summarize.evaluation.types import GoldEvent

    Call = Callable[..., Done]

GATES = """
[[gate]]
arm = "extractive"
minimum = {{claim_recall = {minimum}}}
"""


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    return partial(called, capsys)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with six labelled events of the same two articles, worked in."""
    for number in range(6):
        write_event(tmp_path / "evals" / "gold", name=f"quarry-{number}")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def gold(folder: Path) -> tuple[GoldEvent, ...]:
    return load_gold(folder / "evals" / "gold")


@pytest.fixture
def fixtures(folder: Path, gold: tuple[GoldEvent, ...]) -> Path:
    record(folder / "fixtures" / "analysis-2.jsonl", gold[:1], answered(), aligned=ALIGNED)
    return folder / "fixtures"


def test_the_built_in_engine_is_scored_without_any_option(call: Call, folder: Path) -> None:
    done = call("eval")
    assert done.status == 0
    assert "claims, F1" in done.out
    assert "extractive" in done.out


def test_likeness_of_meaning_is_scored_beside_it_where_asked_for(
    call: Call, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarize.semantic.need_extra", lambda: None)
    monkeypatch.setattr("summarize.semantic.load_encoder", LetterRuns)
    done = call("eval", "--semantic", "--json")
    report = json.loads(done.out)
    assert check_document(report, "eval-report.v1") == ()
    found = [(arm["name"], arm["alignment"]) for arm in report["arms"]]
    assert found == [("extractive", "words"), ("extractive+semantic", "semantic")]


def test_a_prompt_is_scored_beside_it_from_recordings(call: Call, fixtures: Path) -> None:
    done = call("eval", "--prompt", "analysis@2", "--replay", str(fixtures), "--json")
    report = json.loads(done.out)
    assert check_document(report, "eval-report.v1") == ()
    assert [arm["name"] for arm in report["arms"]] == ["extractive", "analysis@2"]
    assert report["arms"][1]["scores"]["all"]["alignment_f1"]["value"] == 1.0
    assert done.status == 0


def test_recordings_alone_mean_the_newest_released_prompt(call: Call, fixtures: Path) -> None:
    done = call("eval", "--replay", str(fixtures), "--json")
    assert [arm["name"] for arm in json.loads(done.out)["arms"]] == ["extractive", "analysis@2"]


def test_the_report_is_written_in_four_forms(call: Call, folder: Path, fixtures: Path) -> None:
    done = call("eval", "--replay", str(fixtures), "-o", "out", "-q")
    assert done.status == 0
    out = folder / "out"
    assert {path.name for path in out.iterdir()} == {
        f"eval-report.{ending}" for ending in ("json", "md", "xml", "html")
    }
    assert ElementTree.parse(out / "eval-report.xml").getroot().tag == "testsuites"
    assert "<svg" in (out / "eval-report.html").read_text(encoding="utf-8")


def test_two_runs_write_the_same_bytes(call: Call, folder: Path, fixtures: Path) -> None:
    for out in ("one", "two"):
        call("eval", "--replay", str(fixtures), "-o", out, "-q")
    for path in sorted((folder / "one").iterdir()):
        assert path.read_bytes() == (folder / "two" / path.name).read_bytes()


def test_hash_seed_locale_and_the_order_of_recordings_change_no_byte(
    folder: Path, fixtures: Path
) -> None:
    tape = fixtures / "analysis-2.jsonl"
    turned = folder / "turned"
    turned.mkdir()
    lines = tape.read_text(encoding="utf-8").splitlines(keepends=True)
    (turned / "b.jsonl").write_text("".join(reversed(lines[:2])), encoding="utf-8")
    (turned / "a.jsonl").write_text("".join(lines[2:]), encoding="utf-8")
    written = []
    for replay, seed, locale in ((fixtures, "1", "C"), (turned, "2", "C.UTF-8")):
        done = ran(
            *("eval", "-q", "--replay", str(replay), "-o", f"out{seed}"),
            cwd=folder,
            PYTHONHASHSEED=seed,
            LC_ALL=locale,
        )
        assert done.returncode == 0, done.stderr.decode()
        files = sorted((folder / f"out{seed}").iterdir())
        written.append([(path.name, path.read_bytes()) for path in files])
    assert written[0] == written[1]


def test_a_prompt_without_recordings_exits_with_3_and_names_the_command(
    call: Call, fixtures: Path
) -> None:
    done = call("eval", "--prompt", "analysis@1", "--replay", str(fixtures))
    assert done.status == 3
    assert "record them with: summarize eval --model tested --prompt analysis@1" in done.err
    assert done.out == ""


def test_a_failed_gate_exits_with_1_and_a_passed_one_with_0(call: Call, folder: Path) -> None:
    gates = folder / "evals" / "gates.toml"
    for minimum, status in ((0.5, 0), (1.1, 1)):
        gates.write_text(GATES.format(minimum=minimum), encoding="utf-8")
        assert call("eval").status == status
    assert call("eval", "--no-gates").status == 0
    assert call("eval", "--events", "quarry-1").status == 0, "a part of the events has no gates"
    assert call("eval", "--events", "quarry-1", "--gates", str(gates)).status == 1


def test_gates_of_one_s_own_may_lie_in_the_gold_and_come_before_those_beside(
    call: Call, folder: Path
) -> None:
    (folder / "evals" / "gates.toml").write_text(GATES.format(minimum=1.1), encoding="utf-8")
    assert call("eval").status == 1
    own = folder / "evals" / "gold" / "gates.toml"
    own.write_text(GATES.format(minimum=0.5), encoding="utf-8")
    assert call("eval").status == 0


@pytest.mark.parametrize(
    ("baseline", "arguments", "told"),
    [
        (None, ("--baseline", "b.json"), "gates.toml does not say what may not drop below b.json"),
        (None, ("--baseline", "b.json"), 'add to it: [baseline] no_drop = ["claim_f1"]'),
        ('no_drop = ["claim_f1"]', (), 'gates.toml: [baseline] names no file; add file = "'),
        ('file = "b.json"', (), "gates.toml: [baseline]: lacks 'no_drop'"),
    ],
)
def test_a_baseline_that_nothing_could_drop_below_is_wrong_use(
    call: Call, folder: Path, baseline: str | None, arguments: tuple[str, ...], told: str
) -> None:
    text = GATES.format(minimum=0.5) + (f"[baseline]\n{baseline}\n" if baseline else "")
    (folder / "evals" / "gates.toml").write_text(text, encoding="utf-8")
    done = call("eval", *arguments)
    assert done.status == 2
    assert told in done.err
    assert done.err.count("\n") == 1


def test_a_baseline_may_be_named_where_the_gates_name_none(call: Call, folder: Path) -> None:
    call("eval", "-o", "out", "-q")
    call("eval", "bless", "out/eval-report.json", "--baseline", "b.json")
    gates = folder / "evals" / "gates.toml"
    gates.write_text('[baseline]\nno_drop = ["claim_f1"]\n', encoding="utf-8")
    assert call("eval", "--baseline", "b.json").status == 0


def test_labels_that_changed_since_the_baseline_fail_the_gate(call: Call, folder: Path) -> None:
    call("eval", "-o", "out", "-q")
    call("eval", "bless", "out/eval-report.json", "--baseline", "evals/b.json")
    gates = folder / "evals" / "gates.toml"
    gates.write_text('[baseline]\nfile = "b.json"\nno_drop = ["claim_f1"]\n', encoding="utf-8")
    assert call("eval").status == 0
    labels = folder / "evals" / "gold" / "quarry-2" / "labels.yaml"
    labels.write_text(labels.read_text(encoding="utf-8") + "# seen again\n", encoding="utf-8")
    done = call("eval", "--json")
    assert done.status == 1
    (failed,) = [gate for gate in json.loads(done.out)["gates"] if not gate["passed"]]
    assert failed["arm"] == "extractive"
    assert failed["detail"] == "quarry-2: its labels changed since; bless anew"


def test_what_failed_in_the_run_that_is_blessed_is_told(
    call: Call, folder: Path, gold: tuple[GoldEvent, ...]
) -> None:
    record(folder / "refused.jsonl", gold[:1], {**answered(), "post": None})
    (folder / "evals" / "gates.toml").write_text(GATES.format(minimum=1.1), encoding="utf-8")
    call("eval", "--replay", "refused.jsonl", "--align", "words", "-o", "out", "-q")
    done = call("eval", "bless", "out/eval-report.json")
    assert done.status == 0
    assert "warning: analysis@2: 6 articles failed in this run" in done.err
    assert "warning: 1 of 1 gates failed in this run" in done.err
    assert "warning" not in done.out


def test_gates_that_nobody_named_are_for_the_arms_that_are_run(call: Call, folder: Path) -> None:
    gates = folder / "evals" / "gates.toml"
    other = '[[gate]]\narm = "analysis@2"\nminimum = {claim_recall = 0.5}\n'
    gates.write_text(GATES.format(minimum=0.5) + other, encoding="utf-8")
    assert call("eval").status == 0
    done = call("eval", "--gates", str(gates))
    assert done.status == 1
    assert "the arm was not run" in " ".join(done.out.split())


def test_blessing_makes_a_baseline_that_a_fall_fails_against(call: Call, folder: Path) -> None:
    call("eval", "-o", "out", "-q")
    blessed = call("eval", "bless", "out/eval-report.json")
    assert blessed.status == 0
    assert "extractive: new, 6 events" in blessed.out
    assert "extractive: unchanged" in call("eval", "bless", "out/eval-report.json").out
    gates = folder / "evals" / "gates.toml"
    gates.write_text(
        '[baseline]\nfile = "baselines/main.json"\nno_drop = ["claim_f1"]\n', encoding="utf-8"
    )
    assert call("eval").status == 0
    baseline = folder / "evals" / "baselines" / "main.json"
    form = json.loads(baseline.read_text(encoding="utf-8"))
    for event in form["arms"]["extractive"].values():
        event["scores"]["claim_f1"] += 0.1
    baseline.write_text(json.dumps(form), encoding="utf-8")
    done = call("eval")
    assert done.status == 1
    assert "below the baseline" in done.out


def test_a_baseline_that_is_not_there_is_told_with_the_command_that_makes_it(
    call: Call, folder: Path
) -> None:
    gates = folder / "evals" / "gates.toml"
    gates.write_text('[baseline]\nfile = "my b.json"\nno_drop = ["claim_f1"]\n', encoding="utf-8")
    done = call("eval", "--gates", "evals/gates.toml")
    assert done.status == 2
    assert "summarize eval bless REPORT --baseline 'evals/my b.json'" in done.err


def test_what_is_no_longer_held_to_anything_is_told(
    call: Call, folder: Path, fixtures: Path
) -> None:
    arguments = ("--prompt", "analysis@2", "--replay", str(fixtures), "-o", "out", "-q")
    bless = ("eval", "bless", "out/eval-report.json")
    call("eval", *arguments)
    assert "warning" not in call(*bless).err
    call("eval", "--events", "quarry-0,quarry-1,quarry-2,quarry-3", "-o", "out", "-q")
    done = call(*bless)
    assert done.status == 0
    assert "warning: no longer in the baseline: analysis@2" in done.err
    assert "warning: extractive: no longer in the baseline: quarry-4, quarry-5" in done.err


def test_an_article_without_an_analysis_exits_with_3_and_the_others_are_scored(
    call: Call, folder: Path, gold: tuple[GoldEvent, ...]
) -> None:
    tape = folder / "refused.jsonl"
    record(tape, gold[:1], {**answered(), "post": None})
    done = call("eval", "--replay", str(tape), "--align", "words", "--json")
    assert done.status == 3
    assert json.loads(done.out)["arms"][1]["costs"]["failures"] == 6


def test_the_markdown_goes_to_the_summary_of_a_github_step(
    call: Call, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = folder / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    call("eval", "-q")
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("before\n")
    assert "| claims, F1" in text


def test_a_summary_that_cannot_be_written_costs_no_report(
    call: Call, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder))
    done = call("eval", "-o", "out")
    assert done.status == 2
    assert "cannot write GITHUB_STEP_SUMMARY" in done.err
    assert "claims, F1" in done.out
    assert len(list((folder / "out").iterdir())) == 4


def test_a_folder_that_cannot_be_written_is_told_before_anything_is_asked(
    call: Call, folder: Path, fixtures: Path
) -> None:
    (folder / "out").write_text("", encoding="utf-8")
    arguments = ("eval", "--prompt", "analysis@1", "--replay", str(fixtures), "-o")
    done = call(*arguments, "out")
    assert done.status == 2, "and not 3, for the recordings that are missing"
    assert "it is a file, not a folder" in done.err
    assert call(*arguments, "new/out").status == 3
    assert not (folder / "new").exists(), "nothing was written, so no folder stays"


def test_without_a_model_nothing_would_be_asked_and_that_is_told(call: Call, folder: Path) -> None:
    for command in (("eval",), ("ab", "extractive", "extractive")):
        done = call(*command, "--dry-run")
        assert done.status == 0
        assert done.out.startswith("Nothing would be asked")


def test_what_would_be_asked_is_told_without_asking(call: Call, fixtures: Path) -> None:
    done = call("eval", "--model", "gpt-4o-mini", "--prompt", "analysis@2", "--dry-run")
    assert done.status == 0
    assert "12 articles: 12 requests to gpt-4o-mini with analysis@2" in done.out
    assert "and 6 more that put the claims together (align@1)" in done.out
    words = call("eval", "--model", "gpt-4o-mini", "--align", "words", "--dry-run").out
    assert "claims together" not in words


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--events", "mine"], "no event 'mine'; there are: quarry-0"),
        (["--prompt", "analysis@2"], "which model?"),
        (["--prompt", "nothing@1", "--model", "m"], "no prompt 'nothing@1'"),
        (["--align", "hand"], "--align is model or words"),
        (["--gold", "nowhere"], "no labelled events"),
        (["--baseline", "b.json"], "--baseline needs gates"),
        (["--events", ","], "--events names no event"),
        (["--events", ""], "--events names no event"),
        (["--prompt", "extractive:analysis@2"], "the built-in engine takes no prompt"),
        (["chekc", "gold"], "no such command 'chekc'; there are: agreement, bless, check, init"),
        (["evals"], "evals: name the folder of labelled events with --gold: summarize eval"),
        (["nowhere/"], "summarize eval --gold nowhere/"),
        (["bless", "nothing.json"], "cannot be read"),
        (["agreement"], "no event has second labels"),
        (["agreement", "nowhere/"], "name the folder: summarize eval agreement DIR"),
        (["check", "nowhere/"], "name the folder: summarize eval check DIR"),
    ],
)
def test_wrong_use_is_one_line_and_exits_with_2(
    call: Call, folder: Path, arguments: list[str], told: str
) -> None:
    done = call("eval", *arguments)
    assert done.status == 2
    assert told in done.err
    assert done.err.count("\n") == 1


def test_without_gold_here_the_way_to_some_is_told(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = call("eval")
    assert done.status == 2
    assert "summarize eval init DIR" in done.err


def test_gold_of_one_s_own_is_begun_checked_and_scored(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "mine/EVENT/labels.yaml beside your articles" in call("eval", "init", "mine").out
    checked = call("eval", "check", "mine")
    assert checked.status == 0
    assert "not labelled, so not scored: names" in checked.out
    done = call("eval", "--gold", "mine", "--json")
    assert done.status == 0
    scores = json.loads(done.out)["arms"][0]["scores"]["all"]
    assert "claim_f1" in scores
    assert "names_f1" not in scores
    assert call("eval", "init", "mine").status == 2


def test_what_may_not_be_meant_is_told_and_is_no_failure(call: Call, folder: Path) -> None:
    gold = folder / "evals" / "gold"
    (gold / "quarry-1").rename(gold / "quarry-one")
    (gold / "new").mkdir()
    (gold / "new" / "post.txt").write_text("A dam broke.", encoding="utf-8")
    (gold / "empty").mkdir()
    done = call("eval", "check")
    assert done.status == 0
    warnings = [line for line in done.out.splitlines() if line.startswith("warning: ")]
    assert warnings == [
        "warning: evals/gold/quarry-one/labels.yaml: event: 'quarry-1', and its folder is called"
        " 'quarry-one'",
        "warning: evals/gold/new: articles and no labels.yaml, so that nothing of it is scored",
    ]


def test_bounds_that_no_figure_has_fail_the_check(call: Call, tmp_path: Path) -> None:
    form = labels()
    (figure,) = form["articles"]["ledger"]["quantities"]
    for bounds, told in (
        ({"low": 4, "high": 3}, "quantities[0]: low 4 is greater than high 3: Three people"),
        ({"value": 5}, "value 5 is not between low 3 and high 3"),
        ({"value": 2, "high": None}, "value 2 is not between low 3 and high null"),
    ):
        form["articles"]["ledger"]["quantities"] = [figure | bounds]
        event = write_event(tmp_path / str(len(told)), form)
        done = call("eval", "check", str(event))
        assert done.status == 1
        assert told in done.out


def test_labels_that_are_wrong_are_all_told_and_exit_with_1(call: Call, tmp_path: Path) -> None:
    form = labels()
    form["articles"]["ledger"]["claims"][0]["quote"] = "not there"
    form["articles"]["post"]["claims"][0]["quote"] = "nor this"
    write_event(tmp_path, form)
    done = call("eval", "check", str(tmp_path))
    assert done.status == 1
    assert done.out.count("the quote does not stand in") == 2


def test_a_file_of_labels_is_checked_as_its_folder_is(call: Call, folder: Path) -> None:
    for name in ("labels.yaml", ""):
        done = call("eval", "check", f"evals/gold/quarry-3/{name}")
        assert (done.status, done.out.partition(":")[0]) == (0, "quarry-3")


def test_two_folders_with_one_event_fail_the_check(call: Call, folder: Path) -> None:
    gold = folder / "evals" / "gold"
    (gold / "quarry-1" / "labels.yaml").write_bytes((gold / "quarry-0/labels.yaml").read_bytes())
    done = call("eval", "check")
    assert done.status == 1
    assert "'quarry-0' is the event of evals/gold/quarry-0/labels.yaml, too" in done.out


def test_the_agreement_of_two_annotators_is_printed(call: Call, folder: Path) -> None:
    event = folder / "evals" / "gold" / "quarry-0"
    (event / "second.yaml").write_bytes((event / "labels.yaml").read_bytes())
    done = call("eval", "agreement")
    assert done.status == 0
    assert "relations         alpha 1.00" in done.out
    rows = json.loads(call("eval", "agreement", "--json").out)
    assert rows[0]["f1"]["claims"] == 1.0


def test_a_layer_that_nobody_labelled_is_called_that(call: Call, tmp_path: Path) -> None:
    form = labels()
    del form["articles"]["ledger"]["attributions"], form["articles"]["ledger"]["frames"]
    event = write_event(tmp_path, form)
    (event / "second.yaml").write_bytes((event / "labels.yaml").read_bytes())
    lines = [
        " ".join(line.split()) for line in call("eval", "agreement", str(event)).out.split("\n")
    ]
    for what in ("frames", "primary frame", "stances"):
        assert f"{what} not labelled" in lines
    assert "roles of figures alpha not defined: nothing to tell apart" in lines
