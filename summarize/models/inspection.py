"""What is in files of recordings: whether each line is sound, and what was asked and used."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarize.models.cost import cost_usd
from summarize.models.recording_files import read_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from summarize.models.cost import Price
    from summarize.models.recording_files import Line
    from summarize.models.types import Reply, Request


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about one line of a file of recordings."""

    place: str  # FILE:LINE
    message: str
    harmless: bool = False  # replays the same with it or without


def verify(files: Iterable[Path]) -> Iterator[Finding]:
    """What is wrong with each line, in order; nothing for sound recordings.

    A line has to be JSON, whole, and a recording, its key that of its request. The same request
    twice is harmless where the replies are the same. Raises UsageError for an unreadable file.
    """
    seen: dict[str, tuple[str, int]] = {}
    for line in _all_lines(files):
        if line.problem is not None:
            yield Finding(line.place, line.problem)
        if line.recording is None:
            continue
        key, answer = line.recording.key, hash((line.recording.reply, line.recording.ending))
        if key in seen:
            place, earlier = seen[key]
            same = earlier == answer
            told = "with the same reply" if same else "with another reply: this one counts"
            yield Finding(line.place, f"the request of {place} again, {told}", harmless=same)
        seen[key] = (line.place, answer)


@dataclass(slots=True)
class Used:
    """Sums over replies that were recorded or kept."""

    replies: int = 0
    without_usage: int = 0  # of the replies
    input_tokens: int = 0
    cached_input_tokens: int = 0
    output_tokens: int = 0
    cost_usd: float | None = 0.0  # None: for at least one of them it is not known

    def add(self, model: str, reply: Reply, prices: Mapping[str, Price] | None) -> None:
        """Count one reply of `model`."""
        self.replies += 1
        cost = cost_usd(model, reply.usage, prices)
        self.cost_usd = None if cost is None or self.cost_usd is None else self.cost_usd + cost
        if reply.usage is None:
            self.without_usage += 1
            return
        self.input_tokens += reply.usage.input_tokens
        self.cached_input_tokens += reply.usage.cached_input_tokens
        self.output_tokens += reply.usage.output_tokens


@dataclass(frozen=True, slots=True)
class Statistics:
    """What files of recordings hold. The keys of the counters are names."""

    files: int
    lines_passed_over: int
    requests: int  # different ones
    models: dict[str, Used]
    prompts: Counter[str] = field(default_factory=Counter)
    schemas: Counter[str] = field(default_factory=Counter)
    recorded_via: Counter[str] = field(default_factory=Counter)


def statistics(
    files: Iterable[Path],
    prompt_of: Callable[[Request], str],
    prices: Mapping[str, Price] | None = None,
) -> Statistics:
    """Count what `files` hold, names sorted; `prompt_of` names the prompt that asks a request.

    Raises UsageError for a file that cannot be read.
    """
    paths = tuple(files)
    models: dict[str, Used] = {}
    prompts: Counter[str] = Counter()
    schemas: Counter[str] = Counter()
    vias: Counter[str] = Counter()
    keys: set[str] = set()
    passed_over = 0
    for line in _all_lines(paths):
        recording = line.recording
        if recording is None or line.problem is not None:
            passed_over += 1
            continue
        keys.add(recording.key)
        request = recording.request
        models.setdefault(request.model, Used()).add(request.model, recording.reply, prices)
        prompts[prompt_of(request)] += 1
        schemas[request.schema_name or "none"] += 1
        vias[recording.recorded_via] += 1
    return Statistics(
        files=len(paths),
        lines_passed_over=passed_over,
        requests=len(keys),
        models=dict(sorted(models.items())),
        prompts=Counter(dict(sorted(prompts.items()))),
        schemas=Counter(dict(sorted(schemas.items()))),
        recorded_via=Counter(dict(sorted(vias.items()))),
    )


def _all_lines(files: Iterable[Path]) -> Iterator[Line]:
    for path in files:
        yield from read_lines(path)
