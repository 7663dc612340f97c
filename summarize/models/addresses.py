"""Where requests go and with which key: addresses and keys checked, and shown without secrets."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from summarize.errors import UsageError
from summarize.models.errors import AuthenticationError

OPENAI = "https://api.openai.com/v1"
PLACEHOLDER_KEY = "none-needed"  # the client insists on one, local servers do not look at it


def checked_address(address: str) -> str:
    """`address` without a slash at its end. Raises UsageError unless it is one of HTTP."""
    stripped = address.strip().rstrip("/")
    try:
        parts = urlsplit(stripped)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
        usable = usable and stripped.isprintable() and " " not in stripped
    except ValueError:
        usable = False
    if not usable:
        raise UsageError(
            f"{shown_address(stripped)!r} is no address of a server;"
            " write it like http://localhost:11434/v1"
        )
    return stripped


def shown_address(address: str) -> str:
    """`address` without what may be secret in it: user, password, query."""
    shown, _, _ = address.partition("?")
    scheme, mark, rest = shown.rpartition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}{mark}{host.rpartition('@')[2]}{slash}{path}"


def checked_key(key: str | None, address: str) -> str:
    """`key` without blanks around it, or the placeholder. Raises AuthenticationError."""
    stripped = (key or "").strip()
    if not stripped:
        if address == OPENAI:
            raise AuthenticationError(
                "no key for OpenAI: set OPENAI_API_KEY, or name another server with --base-url"
            )
        return PLACEHOLDER_KEY
    if not (stripped.isascii() and stripped.isprintable()):  # HTTP would quote it in its complaint
        raise AuthenticationError("OPENAI_API_KEY holds characters that no key has; set it anew")
    return stripped


def is_loopback(address: str) -> bool:
    """Whether `address` is on this machine."""
    host = (urlsplit(address).hostname or "").rstrip(".")
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def is_near(address: str) -> bool:
    """Whether `address` is on this machine or in its own network."""
    host = (urlsplit(address).hostname or "").rstrip(".")
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return "." not in host or host.endswith((".local", ".lan", ".internal"))
