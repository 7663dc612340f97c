"""Files that are whole or not there: written beside their place, then moved into it."""

from __future__ import annotations

import contextlib
import os
import re
import unicodedata
from pathlib import Path
from typing import TextIO

from summarize.errors import UsageError

_UNSAFE = re.compile(r"[^\w.-]+")
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?$")  # device names on Windows
_LONGEST = 120  # bytes; file systems end at 255, and a suffix and a temporary name follow


class WholeFile:
    """A UTF-8 text file that appears under its name only when `finish` is called."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._partial = path.with_name(f".{path.name}.{os.getpid()}.part")
        self._stream: TextIO | None = None

    def write(self, text: str) -> None:
        """Append `text`. Raises UsageError when the file cannot be written."""
        try:
            if self._stream is None:
                self._stream = self._partial.open("w", encoding="utf-8", newline="\n")
            self._stream.write(text)
        except OSError as error:
            raise self._refusal(error) from error

    def finish(self) -> None:
        """Put the file in its place; does nothing when nothing was written."""
        if self._stream is None:
            return
        try:
            self._stream.close()
            self._partial.replace(self.path)
        except OSError as error:
            raise self._refusal(error) from error
        self._stream = None

    def discard(self) -> None:
        """Leave no trace of a file that was not finished; does nothing after `finish`."""
        with contextlib.suppress(OSError):  # a full disk refuses the last buffer
            if self._stream is not None:
                self._stream.close()
        with contextlib.suppress(OSError):  # the folder may be gone, or never have been one
            self._partial.unlink(missing_ok=True)

    def _refusal(self, error: OSError) -> UsageError:
        return UsageError(f"cannot write {self.path}: {error.strerror}")


def write_whole(path: Path, text: str) -> None:
    """Write `text` to `path`, all or nothing. Raises UsageError when it cannot be written."""
    file = WholeFile(path)
    try:
        file.write(text)
        file.finish()
    finally:
        file.discard()


def made_folder(name: str) -> tuple[Path, list[Path]]:
    """The folder `name` and which folders were created for it, the outermost first.

    Raises UsageError if it cannot be one.
    """
    folder = Path(name).expanduser()
    created = [each for each in (*reversed(folder.parents), folder) if not os.path.lexists(each)]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise UsageError(f"cannot write into {folder}: it is a file, not a folder") from error
    except OSError as error:
        raise UsageError(f"cannot create {folder}: {error.strerror}") from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise UsageError(f"cannot write into {folder}: permission denied")
    return folder, created


def remove_empty(folders: list[Path]) -> None:
    """Remove those of `folders`, the outermost first, that nothing came to lie in."""
    with contextlib.suppress(OSError):  # not empty, or gone: all that lie around it stay too
        for folder in reversed(folders):
            folder.rmdir()


def page_path(folder: Path, name: str) -> Path:
    """Where the page of the article `name` goes: never over an article that is kept there."""
    from summarize.articles.inputs import is_page

    path = folder / f"{name}.html"
    return folder / f"report.{name}.html" if path.exists() and not is_page(path) else path


class FileNames:
    """Gives each article id a file name of its own, safe on every file system."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def name_for(self, article_id: str) -> str:
        """A name without folders or leading dots; `-2` where letters alone would not differ."""
        plain = safe_name(article_id)
        name, number = plain, 1
        while name.casefold() in self._taken:
            number += 1
            name = f"{plain}-{number}"
        self._taken.add(name.casefold())
        return name


def safe_name(article_id: str) -> str:
    """`article_id` as a file name: letters, digits, `.`, `_`, `-`, at most 120 bytes."""
    name = _UNSAFE.sub("-", unicodedata.normalize("NFC", article_id)).lstrip(".-")
    name = name.encode("utf-8", "ignore")[:_LONGEST].decode("utf-8", "ignore").rstrip(".-")
    return f"_{name}" if _RESERVED.match(name) else name or "article"
