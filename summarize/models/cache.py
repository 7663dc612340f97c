"""Replies kept in one SQLite file, so that nothing is paid for twice.

Kept are the request's key, which is a hash, the model's name and the reply: no article, no prompt,
no address, no API key. Several processes may use the file at once, and be killed at any moment.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarize.errors import UsageError
from summarize.models.once import Once
from summarize.models.recording import reply_from_json, reply_to_json

if TYPE_CHECKING:
    import sqlite3

    from summarize.models.types import Model, Reply, Request

APPLICATION_ID = 0x53554D31  # "SUM1", in the file's header: whose it is
BUSY_SECONDS = 30.0
_TABLE = """
CREATE TABLE IF NOT EXISTS replies (
    key TEXT PRIMARY KEY, model TEXT NOT NULL, reply TEXT NOT NULL
) WITHOUT ROWID
"""


class CacheError(UsageError):
    """The file of replies cannot be used; the text says what to do about it."""


def default_cache() -> Path:
    """The cache in the user's cache folder, whether it is there or not.

    $XDG_CACHE_HOME/summarize (Linux; ~/.cache), ~/Library/Caches/summarize (macOS),
    %LOCALAPPDATA%/summarize/Cache (Windows).
    """
    return _cache_folder() / "replies.sqlite"


def _cache_folder() -> Path:
    # The XDG specification has relative paths ignored.
    stated = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if stated.is_absolute():
        return stated / "summarize"
    home = Path("~").expanduser()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", ""))
        return (local if local.is_absolute() else home / "AppData/Local") / "summarize" / "Cache"
    return home / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "summarize"


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

        key = _scoped(request.key, self._scope)
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


class Store:
    """The file itself. Works across threads; raises CacheError if it cannot be opened."""

    def __init__(self, path: Path | str | None = None) -> None:
        self.path = default_cache() if path is None else Path(path).expanduser()
        self._lock = threading.Lock()
        self._connection = _opened(self.path)

    def get(self, key: str) -> Reply | None:
        """The reply kept under `key`. Raises sqlite3.Error."""
        with self._lock:
            found = self._connection.execute(
                "SELECT reply FROM replies WHERE key = ?", (key,)
            ).fetchone()
        if found is None:
            return None
        try:
            return reply_from_json(json.loads(found[0]))
        except ValueError:
            return None  # written by another version: ask again, and write it anew

    def put(self, key: str, model: str, reply: Reply) -> None:
        """Keep `reply` for good before this returns. Raises sqlite3.Error."""
        form = json.dumps(reply_to_json(reply))  # ASCII: a lone surrogate has no UTF-8 form
        with self._lock:
            self._connection.execute(
                "INSERT OR REPLACE INTO replies VALUES (?, ?, ?)",
                (key, model.encode("utf-8", "replace").decode(), form),
            )

    def replies(self) -> list[tuple[str, Reply]]:
        """(model, reply) of all that is kept, in no meaningful order. Raises sqlite3.Error."""
        with self._lock:
            rows = self._connection.execute("SELECT model, reply FROM replies").fetchall()
        return [(model, reply_from_json(json.loads(form))) for model, form in rows]

    def clear(self) -> int:
        """Forget all replies and give the room back; how many there were. Raises sqlite3.Error."""
        with self._lock:
            count = self._connection.execute("DELETE FROM replies").rowcount
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return int(count)

    def close(self) -> None:
        """Close the file; a second time does nothing."""
        with self._lock:
            self._connection.close()


def _scoped(key: str, scope: str) -> str:
    return sha256(f"{key} {scope}".encode()).hexdigest() if scope else key


def _opened(path: Path) -> sqlite3.Connection:
    import sqlite3

    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _made_private(path)
        connection = sqlite3.connect(
            path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
    except OSError as error:
        raise _refusal(path, error.strerror or str(error)) from error
    except sqlite3.Error as error:
        raise _refusal(path, str(error)) from error
    try:
        _prepare(connection, path)
    except sqlite3.Error as error:
        connection.close()
        raise _refusal(path, str(error)) from error
    except CacheError:
        connection.close()
        raise
    return connection


def _made_private(path: Path) -> None:
    """Make the file, for its owner alone, if it is not there."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    owner = _pragma(connection, "application_id")
    if owner not in {0, APPLICATION_ID} or (owner == 0 and _tables(connection)):
        raise CacheError(f"{path}: this is another program's file; name another with --cache FILE")
    _patiently(connection, "PRAGMA journal_mode = WAL")
    # In WAL mode NORMAL loses nothing when a process is killed, only when the machine is.
    connection.execute("PRAGMA synchronous = NORMAL")
    if owner == 0:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(_TABLE)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("COMMIT")
    connection.execute("SELECT 1 FROM replies LIMIT 1")


def _patiently(connection: sqlite3.Connection, statement: str) -> None:
    """Run `statement`, which SQLite refuses at once while another process opens the file too."""
    import sqlite3

    give_up = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute(statement)
            return
        except sqlite3.OperationalError:
            if time.monotonic() > give_up:
                raise
            time.sleep(0.01)


def _tables(connection: sqlite3.Connection) -> bool:
    names = connection.execute("SELECT name FROM sqlite_master WHERE name != 'replies'")
    return names.fetchone() is not None


def _pragma(connection: sqlite3.Connection, name: str) -> Any:
    with closing(connection.execute(f"PRAGMA {name}")) as cursor:
        return cursor.fetchone()[0]


def _refusal(path: Path, reason: str) -> CacheError:
    return CacheError(
        f"{path}: the cache of replies cannot be used ({reason});"
        " clear it with: summarize cache clear, or go on with --no-cache"
    )
