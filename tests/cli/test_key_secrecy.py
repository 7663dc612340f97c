from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import LEDGER, POST, ran
from tests.models.server import Answer, Call, Server, completion, failure

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

KEY = "sk-secret-0a1b2c3d4e5f"
EMPTY: dict[str, list[str]] = {
    name: []
    for name in ("claims", "summary", "names", "loaded_language", "frames", "tone", "sources")
}
SAYS_THE_KEY = f"Incorrect API key provided: {KEY}"


def well(call: Call) -> Answer:
    return completion(json.dumps(EMPTY))


def everything_written(folder: Path, *printed: bytes) -> bytes:
    files = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    return b"\n".join([*files, *printed])


@pytest.mark.parametrize(
    ("script", "status"),
    [
        (well, 0),
        ([failure(400, SAYS_THE_KEY)], 3),
        ([failure(401, SAYS_THE_KEY)], 4),
        ([failure(404, SAYS_THE_KEY)], 3),
        ([failure(500, SAYS_THE_KEY)], 3),
    ],
    ids=["well", "400", "401", "404", "500"],
)
def test_the_key_is_in_nothing_that_is_written_or_printed(
    script: Sequence[Answer] | Callable[[Call], Answer], status: int, tmp_path: Path
) -> None:
    (tmp_path / "ledger.txt").write_text(LEDGER, encoding="utf-8")
    (tmp_path / "post.txt").write_text(POST, encoding="utf-8")
    with Server(script) as server:
        done = ran(
            *("compare", "-v", "-o", "report", "--model", "tiny", "--base-url", server.url),
            *("--record", "replies.jsonl", "--cache", "cache.sqlite", "--timeout", "20"),
            *("ledger.txt", "post.txt"),
            cwd=tmp_path,
            OPENAI_API_KEY=KEY,
            OPENAI_LOG="debug",
        )
    assert server.calls[0].headers["authorization"] == f"Bearer {KEY}"
    written = everything_written(tmp_path, done.stdout, done.stderr)
    assert KEY.encode() not in written
    assert b"Traceback" not in written
    assert done.returncode == status
