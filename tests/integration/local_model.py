"""The whole chain against a real llama.cpp server: `make integration GGUF=path`.

Starts `llama-server` (LLAMA_SERVER names it where it is not on PATH) with the model, asks the
doctor, and compares the sample articles with each analysis prompt. What comes is checked against
its schema, every quote against its article, and a replay of what was recorded against the first
bytes. A small model may get its findings rejected or its replies cut; that is counted and shown,
and is no failure. Exits with 1 if the chain breaks.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from summarize.models.recording_files import read_lines
from summarize.schemas import check_document

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
EVENT = ROOT / "seeds" / "harbour-fire"
WINDOW = 16_384  # tokens
START_SECONDS = 120
PROMPTS = ("analysis@2", "analysis@1")
LONGEST_REPLY = 1_000  # tokens: a model that rambles is cut off
SAMPLING = ("temperature=0.8", "seed=1", f"max_tokens={LONGEST_REPLY}")  # at 0 it repeats itself


@contextmanager
def served(gguf: Path) -> Iterator[str]:
    """The address of a server of `gguf`, for as long as the block lasts."""
    program = os.environ.get("LLAMA_SERVER") or shutil.which("llama-server")
    if program is None:
        sys.exit("llama-server is not on PATH; name it: LLAMA_SERVER=path make integration ...")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [program, "-m", str(gguf), "-c", str(WINDOW), "--parallel", "1", "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until_loaded(f"http://127.0.0.1:{port}/health", server)
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        server.terminate()
        server.wait(10)


def wait_until_loaded(address: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
    sys.exit("llama-server did not start; run it by hand to see why")


def summarize(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "summarize", *arguments]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)


def quotes(node: Any) -> Iterator[tuple[str, int, int]]:
    """(quote, start, end) of every evidence in a JSON document."""
    if isinstance(node, dict):
        if {"quote", "start", "end"} <= node.keys():
            yield node["quote"], node["start"], node["end"]
        node = list(node.values())
    if isinstance(node, list):
        for each in node:
            yield from quotes(each)


def check(document: dict[str, Any]) -> None:
    """Exit where `document`, an analysis or a comparison, is not what it says it is."""
    name = "comparison.v1" if document["schema"] == "comparison/1" else "article-analysis.v1"
    problems = check_document(document, name)
    if problems:
        sys.exit(f"not valid: {problems[0].path}: {problems[0].message}")
    for analysis in document.get("analyses", [document]):
        text = analysis["article"]["text"]
        for quote, start, end in quotes(analysis):
            if text[start:end] != quote:
                sys.exit(f"{analysis['article']['id']}: {quote!r} does not stand at {start}")


def tell(document: dict[str, Any], tape: Path, seconds: float) -> None:
    """Print what the replies on `tape` came to."""
    replies = [line.recording for line in read_lines(tape) if line.recording is not None]
    repairs = sum(len(each.request.messages) > 2 for each in replies)
    cut = sum(each.reply.finish_reason == "length" for each in replies)
    print(f"  {len(replies)} replies in {seconds:.0f} s, {repairs} to repairs, {cut} cut off")
    for analysis in document.get("analyses", [document] if document else []):
        findings = sum(1 for _ in quotes({**analysis, "rejected": None}))
        print(
            f"  {analysis['article']['id']}: {analysis['engine']['usage']['requests']} requests,"
            f" {len(analysis['claims'])} claims, {findings} pieces of evidence,"
            f" {len(analysis['rejected'])} rejected"
        )


def compared(prompt: str, model: tuple[str, ...], tape: Path) -> None:
    """Compare the sample articles by `model`, asked with `prompt`; check and tell the outcome."""
    given = [each for pair in SAMPLING for each in ("-p", pair)]
    same = ("compare", "--json", "--prompt", prompt, *given, str(EVENT))
    print(prompt, flush=True)
    started = time.monotonic()
    done = summarize(*same, "--no-cache", "--concurrency", "1", "--record", str(tape), *model)
    seconds = time.monotonic() - started
    if done.returncode not in {0, 3}:
        sys.exit(f"summarize compare: exit status {done.returncode}")
    again = summarize(*same, "-q", "--replay", str(tape))
    if (again.returncode, again.stdout) != (done.returncode, done.stdout):
        sys.exit("a replay of what was recorded came to something else")
    document = json.loads(done.stdout) if done.stdout.strip() else {}
    if document:
        check(document)
    tell(document, tape, seconds)


def main() -> None:
    gguf = Path(sys.argv[1])
    with served(gguf) as address, TemporaryDirectory() as folder:
        model = ("--model", gguf.stem, "--base-url", address)
        doctor = summarize("doctor", *model)
        print(doctor.stdout)
        if doctor.returncode == 4:
            sys.exit("the doctor found nobody")
        for number, prompt in enumerate(PROMPTS):
            compared(prompt, model, Path(folder) / f"{number}.jsonl")
    print("the chain held")


if __name__ == "__main__":
    main()
