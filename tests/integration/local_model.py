"""The whole chain against a real llama.cpp server: `make integration GGUF=path`.

Starts `llama-server` (LLAMA_SERVER names it where it is not on PATH) with the model, asks the
doctor, compares two sample articles, and checks the result against its schema and every quote
against its article. A small model may get most of its findings rejected; that is shown, and is no
failure. Exits with 1 if the chain breaks.
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
from typing import TYPE_CHECKING, Any

from summarize.schemas import check_document

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
EVENT = ROOT / "seeds" / "harbour-fire"
WINDOW = 16_384  # tokens
START_SECONDS = 120
LONGEST_REPLY = 1_500  # tokens: a model that rambles is cut off


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


def check(comparison: dict[str, Any]) -> None:
    problems = check_document(comparison, "comparison.v1")
    if problems:
        sys.exit(f"not valid: {problems[0].path}: {problems[0].message}")
    for analysis in comparison["analyses"]:
        text = analysis["article"]["text"]
        for quote, start, end in quotes(analysis):
            if text[start:end] != quote:
                sys.exit(f"{analysis['article']['id']}: {quote!r} does not stand at {start}")
        print(
            f"{analysis['article']['id']}: {len(analysis['claims'])} claims,"
            f" {len(analysis['rejected'])} rejected, {analysis['engine']['usage']}"
        )


def main() -> None:
    gguf = Path(sys.argv[1])
    with served(gguf) as address:
        model = ("--model", gguf.stem, "--base-url", address)
        doctor = summarize("doctor", *model)
        print(doctor.stdout)
        if doctor.returncode == 4:
            sys.exit("the doctor found nobody")
        done = summarize(
            *("compare", "--json", "--no-cache", "--concurrency", "1", *model),
            *("-p", "temperature=0", "-p", f"max_tokens={LONGEST_REPLY}", str(EVENT)),
        )
    if done.returncode not in {0, 3}:
        sys.exit(f"summarize compare: exit status {done.returncode}")
    if not done.stdout.strip():
        sys.exit("no article came through: the model is too small for this work")
    document = json.loads(done.stdout)
    if document["schema"] != "comparison/1":
        sys.exit("only one article came through: nothing to compare")
    check(document)


if __name__ == "__main__":
    main()
