"""How many tokens a text is: exactly where the vocabulary is on this machine, else a safe guess.

tiktoken fetches a vocabulary that it does not have, with no timeout. Nothing is fetched here: it
is asked only after the file it will read has been found, whole, where it looks for it.
"""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha1, sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarize.models.types import Request

_ADDRESS = "https://openaipublic.blob.core.windows.net/encodings/{}.tiktoken"
# Encoding: the file its vocabulary is in, and that file's SHA-256, as tiktoken 0.14 has them in
# tiktoken_ext/openai_public.py. A file with another hash it would delete and fetch anew.
VOCABULARIES: dict[str, tuple[str, str]] = {
    "o200k_base": (
        _ADDRESS.format("o200k_base"),
        "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d",
    ),
    "o200k_harmony": (
        _ADDRESS.format("o200k_base"),
        "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d",
    ),
    "cl100k_base": (
        _ADDRESS.format("cl100k_base"),
        "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7",
    ),
}
BYTES_A_TOKEN = 3  # of UTF-8; never too few in 12 texts of 12 languages
# What surrounds a message and opens the reply in OpenAI's chat format (OpenAI Cookbook, "How to
# count tokens with tiktoken").
MESSAGE_TOKENS = 4
REPLY_TOKENS = 3


@dataclass(frozen=True, slots=True)
class TokenCount:
    """A number of tokens, and whether it is the model's own count."""

    count: int
    exact: bool

    def __str__(self) -> str:
        return f"{self.count:,}" if self.exact else f"≈{self.count:,}"


def count_tokens(text: str, model: str) -> TokenCount:
    """The tokens of `text` for `model`.

    Exact if tiktoken knows the model and its vocabulary lies in TIKTOKEN_CACHE_DIR; otherwise
    UTF-8 bytes / 3, rounded up, which errs on the side of too many.
    """
    exact = _exactly(text, model, _cache_folder())
    if exact is not None:
        return TokenCount(exact, exact=True)
    return TokenCount(-(-len(text.encode("utf-8", "surrogatepass")) // BYTES_A_TOKEN), exact=False)


def count_request(request: Request, *, with_schema: bool = True) -> TokenCount:
    """The input tokens of `request`: its messages and what frames them, and the reply schema.

    With a schema it is never exact, since how a provider shows a schema to its model is its own
    affair; the schema's JSON is counted.
    """
    parts = [count_tokens(message.content, request.model) for message in request.messages]
    total = sum(part.count + MESSAGE_TOKENS for part in parts) + REPLY_TOKENS
    exact = all(part.exact for part in parts)
    if with_schema and request.reply_schema is not None:
        schema = json.dumps(request.reply_schema, ensure_ascii=False, separators=(",", ":"))
        total += count_tokens(schema, request.model).count
        exact = False
    return TokenCount(total, exact)


def _cache_folder() -> str:
    """Where tiktoken looks for vocabularies; "" if it is told to keep none."""
    for variable in ("TIKTOKEN_CACHE_DIR", "DATA_GYM_CACHE_DIR"):
        if variable in os.environ:
            return os.environ[variable]
    return str(Path(tempfile.gettempdir()) / "data-gym-cache")


@lru_cache(maxsize=64)  # instructions and schema are the same for every article
def _exactly(text: str, model: str, folder: str) -> int | None:
    encoding = _encoding(model, folder)
    return None if encoding is None else len(encoding.encode_ordinary(text))


@cache
def _encoding(model: str, folder: str) -> Any:
    """Tiktoken's encoding for `model` if its file is in `folder`, else None."""
    here = {name for name, (address, _) in VOCABULARIES.items() if _file(address, folder)}
    if not here:
        return None  # tiktoken takes a while to import, for nothing
    import tiktoken

    try:
        name = tiktoken.encoding_name_for_model(model)
    except KeyError:
        return None
    if name not in here or not _is_whole(name, folder):
        return None
    return tiktoken.get_encoding(name)


def _file(address: str, folder: str) -> Path | None:
    path = Path(folder) / sha1(address.encode(), usedforsecurity=False).hexdigest()
    return path if folder and path.is_file() else None


def _is_whole(name: str, folder: str) -> bool:
    address, expected = VOCABULARIES[name]
    path = _file(address, folder)
    try:
        return path is not None and sha256(path.read_bytes()).hexdigest() == expected
    except OSError:
        return False
