"""A model whose replies are kept, so that nothing is paid for twice."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from summarize.models.once import Once
from summarize.models.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from summarize.models.types import Model, Reply, Request


class Cached:
    """A `Model` that asks `model` only for what is not kept in the file `path`, and keeps it.

    `path` defaults to the user's cache folder. `scope` says whose replies they are where model
    names do not, as with local servers: the address of the endpoint; only its hash is kept. A
    reply cut by length or stopped by a filter is not kept: asking again may end otherwise. Raises
    CacheError if the file cannot be used. A fault later on stops nothing: it is told once in
    `notices`, and the reply passed on.
    """

    def __init__(self, model: Model, path: Path | str | None = None, *, scope: str = "") -> None:
        self._model = model
        self._scope = scope
        self._once = Once()
        self._store = Store(path)
        self.notices: list[str] = []
        self.hits = self.misses = 0

    async def reply(self, request: Request) -> Reply:
        """Answer `request` from the file, else from the model. Raises what the model raises."""
        return await self._once.reply(request.key, lambda: self._reply(request))

    async def _reply(self, request: Request) -> Reply:
        import sqlite3

        key = scoped_key(request.key, self._scope)
        try:
            kept = self._store.get(key)
        except sqlite3.Error as error:
            self._note(error)
            kept = None
        if kept is not None:
            self.hits += 1
            return kept
        self.misses += 1
        reply = await self._model.reply(request)
        if reply.finish_reason in {"stop", "other"}:
            try:
                self._store.put(key, request.model, reply)
            except sqlite3.Error as error:
                self._note(error)
        return reply

    async def aclose(self) -> None:
        """Close the file and the model behind."""
        self._store.close()
        await self._model.aclose()

    def _note(self, error: Exception) -> None:
        text = f"{self._store.path}: the cache fails ({error}); replies are used but not all kept"
        if not self.notices:
            self.notices.append(text)


def scoped_key(key: str, scope: str) -> str:
    """What the reply to a request with `key` is kept under, of the endpoint `scope`."""
    return sha256(f"{key} {scope}".encode()).hexdigest() if scope else key
