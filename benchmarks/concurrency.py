"""How much slower than a bare client loop articles are analysed over a server with latency.

    python -m benchmarks.concurrency [--articles 200] [--concurrency 32] [--rounds 5] [--check]

A real HTTP server on loopback answers after 100 ms with a valid reply of five claims. Measured in
turns, in the same run: a bare `openai.AsyncOpenAI` loop that sends the very same bodies and keeps
the parsed replies, our endpoint alone, and `summarize run --json --no-cache`. "Span" is from the
first request's arrival to the last reply's departure as the server sees them, "process" the whole
process from start to exit. --check exits with 1 where the command passes a limit.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.throughput import made_texts
from tests.models.server import Answer, Call, Server, completion

if TYPE_CHECKING:
    from collections.abc import Callable

LATENCY = 0.1  # seconds
SPAN_LIMIT, PROCESS_LIMIT = 1.25, 1.5  # times the bare loop
CHARACTERS = 1_500  # an article; the prompt around it is the larger part
CLAIMS = 5
BARE, ENDPOINT, COMMAND = "bare AsyncOpenAI loop", "our endpoint alone", "summarize run"
_SENTENCE = re.compile(r"^\[(s\d+)\] (.+)$", re.MULTILINE)

_BARE_LOOP = """
import asyncio, json, sys
from openai import AsyncOpenAI
async def main(url, bodies, concurrency):
    client = AsyncOpenAI(base_url=url, api_key="none", max_retries=0)
    gate = asyncio.Semaphore(concurrency)
    async def one(body):
        async with gate:
            done = await client.chat.completions.create(**body)
            return json.loads(done.choices[0].message.content)
    replies = await asyncio.gather(*map(one, bodies))
    print(json.dumps(replies))
asyncio.run(main(sys.argv[1], json.load(open(sys.argv[2])), int(sys.argv[3])))
"""
_ENDPOINT = """
import asyncio, json, sys
from summarize.models import Message, Request
from summarize.models.endpoint import OpenAIModel
async def main(url, bodies, concurrency):
    model = OpenAIModel(url, concurrency=concurrency)
    async def one(body):
        shape = body["response_format"]["json_schema"]
        messages = tuple(Message(each["role"], each["content"]) for each in body["messages"])
        asked = Request(body["model"], messages, shape["name"], shape["schema"], {"temperature": 0})
        return json.loads((await model.reply(asked)).text)
    replies = await asyncio.gather(*map(one, bodies))
    await model.aclose()
    print(json.dumps(replies))
asyncio.run(main(sys.argv[1], json.load(open(sys.argv[2])), int(sys.argv[3])))
"""


def answer(call: Call) -> Answer:
    """A valid reply of `analysis-reply.v2` to the sentences shown, after the latency."""
    shown = _SENTENCE.findall(call.body["messages"][-1]["content"])[:CLAIMS]
    # Reworded, as models do: a verbatim copy would need no check of its numbers and names.
    shown = [(sentence, f"As told there, {text}") for sentence, text in shown]
    claims = [
        {
            "text": text,
            "sentences": [sentence],
            "source": None,
            "speech_verb": None,
            "stance": None,
            "salience": 3,
        }
        for sentence, text in shown
    ]
    reply = {
        "claims": claims,
        "summary": [{"text": text, "sentences": [sentence]} for sentence, text in shown[:2]],
        **{name: [] for name in ("names", "loaded_language", "frames", "tone", "sources")},
    }
    return completion(json.dumps(reply, ensure_ascii=False), delay=LATENCY)


def write_articles(path: Path, count: int) -> None:
    with path.open("w", encoding="utf-8") as lines:
        for number, text in enumerate(made_texts(count)):
            brief = text[: text.rindex(". ", 0, CHARACTERS) + 1]
            lines.write(json.dumps({"id": f"a{number}", "text": brief, "language": "en"}) + "\n")


def measured(command: Callable[[str], list[str]], least: int) -> tuple[float, float, list[Any]]:
    """(span, process, bodies of the requests) of one run, in seconds."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("OPENAI_")}
    with Server(answer) as server:
        started = time.perf_counter()
        done = subprocess.run(
            command(server.url), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=kept
        )
        process = time.perf_counter() - started
    if done.returncode or server.asked < least:
        sys.exit(f"{server.asked} requests of {least}\n{done.stderr.decode()}")
    span = server.last_reply - min(call.at for call in server.calls)
    return span, process, [call.body for call in server.calls]


def commands(folder: Path, concurrency: int) -> dict[str, Callable[[str], list[str]]]:
    bodies, workers = str(folder / "bodies.json"), str(concurrency)
    options = ["--json", "-q", "--no-cache", "--model", "tiny", "--concurrency", workers]
    return {
        BARE: lambda url: [sys.executable, "-c", _BARE_LOOP, url, bodies, workers],
        ENDPOINT: lambda url: [sys.executable, "-c", _ENDPOINT, url, bodies, workers],
        COMMAND: lambda url: [
            *(sys.executable, "-m", "summarize", "run", *options),
            *("--base-url", url, str(folder / "articles.jsonl")),
        ],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--concurrency", type=int, default=32)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    taken: dict[str, list[tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_articles(folder / "articles.jsonl", options.articles)
        ways = commands(folder, options.concurrency)
        _, _, bodies = measured(ways[COMMAND], options.articles)  # warms up as well
        (folder / "bodies.json").write_text(json.dumps(bodies), encoding="utf-8")
        print(f"{options.articles} articles, {len(bodies)} requests, {options.concurrency} at once")
        for _ in range(options.rounds):
            for way, command in ways.items():
                span, process, _ = measured(command, len(bodies))
                taken.setdefault(way, []).append((span, process))
    ratios = report(taken)
    if options.check and (ratios[0] > SPAN_LIMIT or ratios[1] > PROCESS_LIMIT):
        sys.exit(f"limits: span {SPAN_LIMIT} x, process {PROCESS_LIMIT} x the bare loop")


def report(taken: dict[str, list[tuple[float, float]]]) -> tuple[float, float]:
    """Print seconds and ratios; (span, process) of the command as multiples of the bare loop."""
    # The quickest of the rounds: noise only ever adds.
    quickest = {
        way: tuple(min(column) for column in zip(*rounds, strict=True))
        for way, rounds in taken.items()
    }
    print(f"{'':24}{'span':>8}{'':9}{'process':>8}")
    ratio = (0.0, 0.0)
    for way, (span, process) in quickest.items():
        ratio = (span / quickest[BARE][0], process / quickest[BARE][1])
        print(f"{way:24}{span:6.2f} s {ratio[0]:6.2f} x {process:6.2f} s {ratio[1]:6.2f} x")
    return ratio


if __name__ == "__main__":
    main()
