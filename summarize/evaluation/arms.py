"""Arms: what is scored. An engine or a model with a prompt reads every article of the gold."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from summarize.analysis import EXTRACTIVE, analyse_all, open_session
from summarize.analysis.failures import UnansweredError
from summarize.analysis.options import ModelOptions
from summarize.articles import ArticleError
from summarize.comparison import compare
from summarize.errors import UsageError
from summarize.evaluation.costs import Ledger
from summarize.models.errors import MissingRecordingsError, ReplayMissError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarize.analysis import Analysis
    from summarize.analysis.session import Session
    from summarize.comparison import Comparison
    from summarize.comparison.meaning import Encoder
    from summarize.evaluation.types import GoldEvent

Alignment = Literal["model", "words", "semantic"]
SEMANTIC = f"{EXTRACTIVE}+semantic"


@dataclass(frozen=True, slots=True)
class Arm:
    """One thing to score."""

    name: str  # "extractive", "analysis@2", "gpt-5-mini:analysis@2"
    model: str | None = None  # None: the built-in engine
    prompt: str | None = None
    first_repeat: int = 0
    semantic: bool = False  # statements are matched by likeness of meaning as well


@dataclass(frozen=True, slots=True)
class Running:
    """How arms are run, the same for all."""

    options: ModelOptions = field(default_factory=ModelOptions)
    concurrency: int = 8
    repeats: int = 1
    alignment: Alignment = "model"


@dataclass(frozen=True, slots=True)
class EventRun:
    """What an arm made of one event."""

    event: str
    analyses: tuple[dict[str, Analysis], ...]  # by article id, a repeat each
    failures: tuple[dict[str, str], ...]  # article id: why no analysis came
    comparison: Comparison | None  # of the first repeat; None if there is none
    alignment_failed: str | None = None  # why the model did not put the claims together


@dataclass(frozen=True, slots=True)
class ArmRun:
    """What an arm made of the gold."""

    arm: Arm
    events: tuple[EventRun, ...]
    alignment: Alignment
    seconds: float | None  # None where nothing was asked of a server
    paid_usd: float = 0.0  # now, as far as prices are known
    ledger: Ledger | None = None  # None without a model


def parse_arm(text: str, default_model: str | None) -> Arm:
    """The arm that `text` names: PROMPT, MODEL:PROMPT, extractive or extractive+semantic.

    A prompt alone is asked of `default_model`. Raises UsageError where there is none.
    """
    if text == EXTRACTIVE:
        return Arm(EXTRACTIVE)
    if text == SEMANTIC:
        return Arm(SEMANTIC, semantic=True)
    model, colon, prompt = text.rpartition(":")
    if not prompt or (colon and not model):
        raise UsageError(
            f"{text!r} is no arm; write PROMPT, MODEL:PROMPT, {EXTRACTIVE} or {SEMANTIC}"
        )
    asked = model or default_model
    if asked is None:
        raise UsageError(f"{text}: which model? Name it with --model, or write MODEL:{text}")
    return Arm(text, asked, prompt)


def run_arm(arm: Arm, events: Sequence[GoldEvent], running: Running) -> ArmRun:
    """Let `arm` read all articles of `events`.

    An article that the model gives no usable reply for is a failure of the arm, and the rest goes
    on. Raises MissingRecordingsError where a replay lacks anything; UsageError,
    AuthenticationError or UnreachableError where no model can be asked at all; MissingExtraError
    where likeness of meaning is asked for and cannot be told.
    """
    if arm.model is None:
        by: Alignment = "semantic" if arm.semantic else "words"
        return ArmRun(arm, tuple(_extractive(events, _encoder(arm))), by, None)
    begun = time.perf_counter()
    repeats: list[list[_Read]] = []
    compared: list[tuple[Comparison | None, str | None]] = []
    asked, paid, ledger = 0, 0.0, Ledger()
    for number in range(running.repeats):
        options = options_of(arm, after_paying(running, paid), number)
        with open_session(
            arm.model, options, concurrency=running.concurrency, observe=ledger.note
        ) as session:
            ledger.prices = session.asking.prices
            read = _read_all(session, events)
            _refuse_misses(arm, running, [miss for each in read for miss in each.misses])
            repeats.append(read)
            if number == 0:
                compared = _compared(arm, session, read, running)
            asked += session.spent.asked
            paid += session.spent.cost_usd or 0.0
    runs = tuple(
        EventRun(
            event.id,
            tuple(read[index].analyses for read in repeats),
            tuple(read[index].failures for read in repeats),
            *compared[index],
        )
        for index, event in enumerate(events)
    )
    seconds = time.perf_counter() - begun if asked else None
    return ArmRun(arm, runs, running.alignment, seconds, paid, ledger)


def after_paying(running: Running, paid: float) -> Running:
    """`running` with what is left of --max-cost, which is for all arms and repeats together."""
    limit = running.options.max_cost
    if limit is None:
        return running
    return replace(running, options=replace(running.options, max_cost=max(0.0, limit - paid)))


@dataclass(slots=True)
class _Read:
    """One reading of one event."""

    event: str
    analyses: dict[str, Analysis] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)  # "event/article", not recorded


def _encoder(arm: Arm) -> Encoder | None:
    if not arm.semantic:
        return None
    from summarize.semantic import load_encoder

    return load_encoder()


def _extractive(events: Sequence[GoldEvent], encoder: Encoder | None) -> Iterator[EventRun]:
    for event in events:
        outcomes = list(analyse_all(each.article for each in event.articles))
        analyses = {
            outcome.article.id: outcome
            for outcome in outcomes
            if not isinstance(outcome, ArticleError)
        }
        yield EventRun(event.id, (analyses,), ({},), _comparison(analyses.values(), encoder))


def _read_all(session: Session, events: Sequence[GoldEvent]) -> list[_Read]:
    """Every article of every event as one stream, so that slow events do not stand alone."""
    places = [
        (number, labelled.article)
        for number, event in enumerate(events)
        for labelled in event.articles
    ]
    read = [_Read(event.id) for event in events]
    outcomes = session.analyse_all(article for _, article in places)
    for (number, article), outcome in zip(places, outcomes, strict=True):
        if not isinstance(outcome, ArticleError):
            read[number].analyses[article.id] = outcome
            continue
        if isinstance(outcome, UnansweredError):
            if outcome.unreached:
                raise outcome.error
            if isinstance(outcome.error, ReplayMissError):
                read[number].misses.append(f"{events[number].id}/{article.id}")
        read[number].failures[article.id] = outcome.reason
    return read


def _compared(
    arm: Arm, session: Session, read: Sequence[_Read], running: Running
) -> list[tuple[Comparison | None, str | None]]:
    """The comparison of each event, or why the model did not put its claims together.

    Words would do it then, but their work is not the model's to be scored by.
    """
    if running.alignment == "words":
        return [(_comparison(each.analyses.values()), None) for each in read]
    found: list[tuple[Comparison | None, str | None]] = []
    misses: list[str] = []
    for each in read:
        analyses = list(each.analyses.values())
        if len(analyses) < 2:
            found.append((None, None))
            continue
        aligner = session.aligner()
        comparison = compare(analyses, aligner=aligner)
        if isinstance(aligner.error, ReplayMissError):
            misses.append(f"{each.event} (which claims belong together)")
        error = None if aligner.error is None else str(aligner.error)
        found.append((comparison if error is None else None, error))
    _refuse_misses(arm, running, misses)
    return found


def _comparison(analyses: Iterable[Analysis], encoder: Encoder | None = None) -> Comparison | None:
    several = list(analyses)
    return compare(several, encoder=encoder) if len(several) > 1 else None


def options_of(arm: Arm, running: Running, number: int) -> ModelOptions:
    """The options of the `number`th repeat (from 0) of `arm`."""
    assert arm.prompt is not None
    repeat = arm.first_repeat + number
    return replace(running.options, prompt=arm.prompt, repeat=repeat)


def _refuse_misses(arm: Arm, running: Running, misses: Sequence[str]) -> None:
    """Raise MissingRecordingsError if there is a miss, with the command that records it."""
    if not misses:
        return
    replay = running.options.replay
    file = replay / "more.jsonl" if replay is not None and replay.is_dir() else replay
    repeat = f" --repeat {arm.first_repeat + running.repeats}"
    more = f" and {len(misses) - 1} more" if misses[1:] else ""
    raise MissingRecordingsError(
        f"{replay}: no recordings of {arm.prompt} by {arm.model} for {misses[0]}{more}, so nothing"
        f" is scored; record them with: summarize eval --model {arm.model} --prompt {arm.prompt}"
        f"{repeat if arm.first_repeat + running.repeats > 1 else ''}"
        f" --replay {replay} --record {file}"
    )
