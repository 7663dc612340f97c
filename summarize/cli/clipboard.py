"""The clipboard, by whichever command the system has for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

# A command, and the variable that says whether it has a screen to talk to.
_COMMANDS: tuple[tuple[tuple[str, ...], str | None], ...] = (
    (("pbcopy",), None),
    (("wl-copy",), "WAYLAND_DISPLAY"),
    (("xclip", "-selection", "clipboard"), "DISPLAY"),
    (("xsel", "--clipboard", "--input"), "DISPLAY"),
    (("clip.exe",), None),
)
_SECONDS = 5.0


def copy(text: str) -> bool:
    """Put `text` on the clipboard; False where the system has no way to do it."""
    for command, variable in _COMMANDS:
        found = shutil.which(command[0])
        if found is None or (variable is not None and not os.environ.get(variable)):
            continue
        # clip.exe takes UTF-8 for the code page of the console.
        coded = text.encode("utf-16" if command[0] == "clip.exe" else "utf-8")
        environment = os.environ | ({"LC_CTYPE": "UTF-8"} if sys.platform == "darwin" else {})
        try:
            done = subprocess.run(
                [found, *command[1:]],
                input=coded,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=environment,
                timeout=_SECONDS,
                check=False,
            )
        except (OSError, subprocess.SubprocessError):
            continue
        if done.returncode == 0:
            return True
    return False
