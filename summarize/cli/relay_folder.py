"""A relay's folder: articles, requests, replies and recordings; what is answered and what is next.

Nothing of a relay is kept but in its folder, and what stands there is enough to go on: each step
analyses the articles anew from the recordings, and what the analysis still asks for is written.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarize.cli.files import made_folder, safe_name, write_whole
from summarize.cli.relay_state import begin, planned_articles, read_state, write_state
from summarize.models.errors import ModelError, ReplayMissError
from summarize.models.pasted import reply_object, what_is_wrong
from summarize.models.relay import Relay, is_repair, pasted_text

if TYPE_CHECKING:
    from collections.abc import Coroutine, Sequence

    from summarize.analysis.types import Analysis
    from summarize.articles import Article
    from summarize.comparison import Comparison
    from summarize.models.recording import Recording
    from summarize.models.types import Model, Request

RECORDINGS = "recordings.jsonl"
_PROMPT, _REPLY = ".prompt.txt", ".reply.txt"
_ALIGN = "align"  # the prompt, and the name of its files
_TOGETHER = "=align"  # what stands for all articles where one would be named
_REPAIR = "-repair"


@dataclass(frozen=True, slots=True)
class Ask:
    """A request that waits for its reply."""

    name: str  # "01-ledger", of the two files
    about: str  # the article's id, or "=align"
    request: Request

    @property
    def is_alignment(self) -> bool:
        """Whether it is about all claims, and not about one article."""
        return self.about == _TOGETHER

    @property
    def what(self) -> str:
        """In words: "the article ledger", "a repair of the reply on ledger"."""
        thing = "all claims together" if self.is_alignment else f"the article {self.about}"
        return f"mending what was said of {thing}" if is_repair(self.request) else thing


@dataclass
class Progress:
    """Where a relay stands."""

    analyses: list[Analysis] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)  # article id: why no analysis came
    waiting: list[Ask] = field(default_factory=list)
    problems: dict[str, str] = field(default_factory=dict)  # reply file: why it cannot be used
    taken: list[str] = field(default_factory=list)  # names of the replies that are new
    answered: int = 0

    @property
    def done(self) -> bool:
        """Whether there is nothing left to ask."""
        return not self.waiting


class RelayFolder:
    """One relay. Raises UsageError where the folder cannot be used."""

    def __init__(self, path: Path) -> None:
        from summarize.analysis.llm import Asking
        from summarize.prompts import load_prompt

        self.path = path
        self.plan, self._names = plan, _ = read_state(path)  # key of a request: its files' name
        folder = Path(plan.prompts) if plan.prompts else None
        self._asking = Asking(plan.model, load_prompt(plan.prompt, folder), repeat=plan.repeat)
        self._align = Asking(plan.model, load_prompt(_ALIGN, folder), repeat=plan.repeat)
        self._articles = list(planned_articles(path, plan))

    @classmethod
    def make(
        cls,
        name: str,
        articles: Sequence[Article],
        model: str,
        prompt: str,
        prompts: str | None,
        repeat: int = 0,
    ) -> RelayFolder:
        """The relay of `articles` in the folder `name`, begun or gone on with."""
        path, _ = made_folder(name)
        begin(path, articles, model, prompt, prompts, repeat)
        return cls(path)

    @classmethod
    def open(cls, name: str) -> RelayFolder:
        """The relay that `name` holds."""
        return cls(Path(name).expanduser())

    def go_on(self, *, repairs: bool = True) -> Progress:
        """Take in the replies that lie here, and write the requests that follow from them.

        Without `repairs` nothing is asked again: what a reply has wrong is rejected.
        """
        progress = Progress()
        texts = self._replies(progress)
        self._replace(texts, progress)
        while True:
            relay = Relay(texts)
            before = set(self._recorded())
            found = self._read(relay, repairs=repairs)
            new = [self._names.get(key, "") for key in self._recorded() if key not in before]
            progress.taken += new
            if not new:
                break
        progress.analyses, progress.failed, progress.waiting = found
        progress.answered = len(self._recorded())
        for ask in progress.waiting:
            write_whole(self.prompt_file(ask), pasted_text(ask.request))
        write_state(self.path, self.plan, self._names)
        return progress

    def prompt_file(self, ask: Ask) -> Path:
        """Where a request lies, ready to paste."""
        return self.path / f"{ask.name}{_PROMPT}"

    def reply_file(self, ask: Ask) -> Path:
        """Where its reply is to be saved."""
        return self.path / f"{ask.name}{_REPLY}"

    def read_reply(self, ask: Ask, text: str) -> str | None:
        """The JSON object that `text` answers `ask` with; None if there is none."""
        return reply_object(text, self._keys(ask.name))

    def save_reply(self, ask: Ask, text: str) -> None:
        """Save a reply where `go_on` finds it."""
        write_whole(self.reply_file(ask), text + "\n")

    def comparison(self, analyses: Sequence[Analysis]) -> Comparison:
        """The comparison of what has come in."""
        from summarize.analysis.aligning import ModelAligner
        from summarize.articles import ArticleError
        from summarize.comparison import compare

        known = {analysis.article.id for analysis in analyses}
        failures = [
            ArticleError(article.id, "no usable reply came")
            for article in self._articles
            if article.id not in known
        ]
        model = self._model(Relay({}))
        aligner = ModelAligner(model, self._align, asyncio.run)
        try:
            return compare(analyses, failures=failures, aligner=aligner)
        finally:
            asyncio.run(model.aclose())

    def _read(
        self, relay: Relay, *, repairs: bool
    ) -> tuple[list[Analysis], dict[str, str], list[Ask]]:
        """Analyse and align with what there is: analyses, failed articles, what is asked for."""
        return asyncio.run(self._read_all(relay, repairs=repairs))

    async def _read_all(
        self, relay: Relay, *, repairs: bool
    ) -> tuple[list[Analysis], dict[str, str], list[Ask]]:
        from summarize.analysis.aligning import align_with
        from summarize.analysis.claim_groups import AlignmentError, number_claims
        from summarize.analysis.llm import analyse_by

        analyses: list[Analysis] = []
        failed: dict[str, str] = {}
        waiting: list[Ask] = []
        model = self._model(relay)

        async def ask(about: str, reading: Coroutine[Any, Any, Any]) -> Any:
            known = len(relay.wanted)
            try:
                return await reading
            except ReplayMissError:
                return None
            except (ModelError, AlignmentError) as error:
                failed[about] = str(error)
                return None
            finally:
                for request in list(relay.wanted.values())[known:]:
                    if repairs or not is_repair(request):
                        waiting.append(Ask(self._name(request, about), about, request))

        try:
            for article in self._articles:
                found = await ask(article.id, analyse_by(article, model, self._asking))
                analyses += [found] if found is not None else []
            claims = number_claims(analyses)
            if not waiting and len({claim.article for claim in claims}) > 1:
                await ask(_TOGETHER, align_with(claims, model=model, asking=self._align))
        finally:
            await model.aclose()
        return analyses, failed, waiting

    def _model(self, relay: Relay) -> Model:
        from summarize.models.cassette import Player, Recorder

        file = self.path / RECORDINGS
        return Player(file, Recorder(relay, file, recorded_via="relay"))

    def _name(self, request: Request, about: str) -> str:
        """The name of the files of `request`, numbered in the order of asking."""
        if request.key not in self._names:
            number = len(self._names) + 1
            repair = _REPAIR if is_repair(request) else ""
            named = safe_name(about)
            if about == _TOGETHER:
                named = _ALIGN
            elif named == _ALIGN:
                named = f"_{_ALIGN}"
            self._names[request.key] = f"{number:02d}-{named}{repair}"
        return self._names[request.key]

    def _keys(self, name: str) -> tuple[str, ...]:
        """What the reply to the request `name` has at its top."""
        from summarize.schemas import load_schema

        asking = self._align if _about(name) == _ALIGN else self._asking
        return tuple(load_schema(asking.prompt.reply_schema)["properties"])

    def _replies(self, progress: Progress) -> dict[str, str]:
        """The JSON object of each reply file, by the key of its request; problems are noted."""
        texts: dict[str, str] = {}
        for key, name in self._names.items():
            file = self.path / f"{name}{_REPLY}"
            if not file.exists():
                continue
            try:
                text = file.read_text(encoding="utf-8-sig", errors="replace")
            except OSError as error:
                progress.problems[file.name] = f"cannot be read: {error.strerror}"
                continue
            found = reply_object(text, self._keys(name))
            if found is not None:
                texts[key] = found
            elif text.strip():
                progress.problems[file.name] = what_is_wrong(text)
        return self._each_once(texts, progress)

    def _each_once(self, texts: dict[str, str], progress: Progress) -> dict[str, str]:
        """`texts` without those that answer an earlier request: saved twice, by mistake."""
        kept: dict[str, str] = {}
        first: dict[str, str] = {}
        for key, text in texts.items():
            name = first.setdefault(text, self._names[key])
            if _about(name) == _about(self._names[key]) or not any(json.loads(text).values()):
                kept[key] = text
            else:
                file = f"{self._names[key]}{_REPLY}"
                progress.problems[file] = f"is the very reply in {name}{_REPLY}"
        return kept

    def _replace(self, texts: dict[str, str], progress: Progress) -> None:
        """Record anew the replies that were saved over after they had been recorded."""
        from summarize.models.cassette import Tape
        from summarize.models.types import Reply

        changed = [
            (recording.request, texts[key])
            for key, recording in self._recorded().items()
            if key in texts and texts[key] != recording.reply.text
        ]
        if not changed:
            return
        tape = Tape(self.path / RECORDINGS)
        try:
            for request, text in changed:
                tape.append(request, Reply(text, "stop", None), "relay")
                progress.taken.append(self._names.get(request.key, ""))
        finally:
            tape.close()

    def _recorded(self) -> dict[str, Recording]:
        """What has been recorded, by key, the later of two."""
        from summarize.models.recording_files import read_lines

        file = self.path / RECORDINGS
        if not file.exists():
            return {}
        lines = (line.recording for line in read_lines(file) if not line.problem)
        return {each.request.key: each for each in lines if each is not None}


def _about(name: str) -> str:
    """What the files called `name` are about: "01-ledger" and "04-ledger-repair" are one."""
    return name.partition("-")[2].removesuffix(_REPAIR)
