"""The SQLite file that replies are kept in.

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
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarize.errors import UsageError
from summarize.models.recording import reply_from_json, reply_to_json

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from summarize.models.types import Reply

APPLICATION_ID = 0x53554D31  # "SUM1", in the file's header: whose it is
BUSY_SECONDS = 30.0
_OWNER_AT = 68  # bytes into the file
_TABLE = """
CREATE TABLE IF NOT EXISTS replies (
    key TEXT PRIMARY KEY, model TEXT NOT NULL, reply TEXT NOT NULL
) WITHOUT ROWID
"""


class CacheError(UsageError):
    """The file of replies cannot be used; the text says why and what to do about it."""

    def __init__(self, path: Path, reason: str, advice: str) -> None:
        super().__init__(f"{path}: {reason}; {advice}")
        self.reason = reason


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

    def replies(self) -> Iterator[tuple[str, Reply]]:
        """(model, reply) of all that is kept, in no meaningful order. Raises sqlite3.Error."""
        with self._lock:
            rows = self._connection.execute("SELECT model, reply FROM replies")
            for model, form in rows:
                yield model, reply_from_json(json.loads(form))

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


def clear_cache(path: Path | str | None = None) -> int | None:
    """Forget what the cache `path` (default: the user's) keeps; how many replies it was.

    A damaged file is removed, and the number None: but only if it is certain to be a cache, by its
    place or its first bytes. Raises CacheError for anything else.
    """
    import sqlite3

    where = default_cache() if path is None else Path(path).expanduser()
    if not where.exists():
        return 0
    try:
        store = Store(where)
        with closing(store):
            return store.clear()
    except (CacheError, sqlite3.Error) as error:
        if not (_is_damage(error) and _is_ours(where)):
            reason = error.reason if isinstance(error, CacheError) else str(error)
            advice = "if it is a cache of replies and no program uses it, delete the file"
            raise CacheError(where, f"nothing was cleared ({reason})", advice) from error
    try:
        for suffix in ("", "-wal", "-shm"):
            where.with_name(where.name + suffix).unlink(missing_ok=True)
    except OSError as error:
        raise CacheError(where, f"cannot be deleted: {error.strerror}", "delete it") from error
    return None


def _is_damage(error: Exception) -> bool:
    """Whether it is the file's contents; not a lock, a permission or a disk that is full."""
    import sqlite3

    cause = error.__cause__ if isinstance(error, CacheError) else error
    return isinstance(cause, sqlite3.DatabaseError) and not isinstance(
        cause, sqlite3.OperationalError
    )


def _is_ours(path: Path) -> bool:
    """Whether a file that cannot be opened was once a cache of ours."""
    try:
        with path.open("rb") as stream:
            header = stream.read(_OWNER_AT + 4)
    except OSError:
        return False
    # The application id lies big-endian in the header (sqlite.org/fileformat.html, 1.3).
    return path == default_cache() or header[_OWNER_AT:] == APPLICATION_ID.to_bytes(4, "big")


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
        raise CacheError(path, "this is another program's file", "name another with --cache FILE")
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
        path,
        f"the cache of replies cannot be used ({reason})",
        "clear it with: summarize cache clear, or go on with --no-cache",
    )
