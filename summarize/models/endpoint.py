"""A model behind an OpenAI-compatible API: retries, pauses, deadlines and negotiation."""

from __future__ import annotations

import asyncio
import json
import os
from typing import TYPE_CHECKING, Any

from summarize.errors import UsageError
from summarize.models.addresses import (
    OPENAI,
    PLACEHOLDER_KEY,
    checked_address,
    checked_key,
    is_loopback,
    is_near,
    shown_address,
)
from summarize.models.envelope import read_reply
from summarize.models.errand import Errand
from summarize.models.errors import RejectedRequestError
from summarize.models.faults import Fault, FaultError, connection_fault, silence, status_fault
from summarize.models.knowledge import Knowledge
from summarize.models.negotiation import FORMS, OWN
from summarize.models.pace import Clock, Pace

if TYPE_CHECKING:
    import openai

    from summarize.models.types import Reply, Request

RETRIES = 4
CONCURRENCY = 8
REMOTE_TIMEOUT, REMOTE_DEADLINE = 120.0, 300.0  # seconds for an attempt, for all of a request's
LOCAL_TIMEOUT, LOCAL_DEADLINE = 600.0, 1200.0  # a laptop may think for minutes, and charges nothing
CONNECT_TIMEOUT = 10.0


class OpenAIModel:
    """A `Model` over the chat completions of `base_url`.

    `base_url` defaults to OPENAI_BASE_URL, else OpenAI's own; `api_key` to OPENAI_API_KEY, else a
    placeholder for servers that ask for none. `timeout` is seconds an attempt, `deadline` seconds
    for all attempts of one request and the waits between them, its wait for a free place apart;
    None: longer for a server on this machine or network than for one far away. A request is sent
    at most `retries` + 1 times, and once more for each form of a schema and each parameter that
    the server turns out not to take. At most `concurrency` requests are under way.

    Raises UsageError for an address that is none, AuthenticationError without a key for OpenAI.
    """

    def __init__(
        self,
        base_url: str | None = None,
        api_key: str | None = None,
        *,
        timeout: float | None = None,
        deadline: float | None = None,
        retries: int = RETRIES,
        concurrency: int = CONCURRENCY,
        clock: Clock | None = None,
    ) -> None:
        self.base_url = checked_address(base_url or os.environ.get("OPENAI_BASE_URL") or OPENAI)
        self.where = shown_address(self.base_url)
        self._key = checked_key(api_key or os.environ.get("OPENAI_API_KEY"), self.base_url)
        local = is_near(self.base_url)
        self.timeout = timeout or (LOCAL_TIMEOUT if local else REMOTE_TIMEOUT)
        self.deadline = deadline or max(self.timeout, LOCAL_DEADLINE if local else REMOTE_DEADLINE)
        self.retries = retries
        self.concurrency = concurrency
        self.requests_sent = 0
        self.clock = clock or Clock()
        self.pace = Pace(concurrency, self.clock)
        self.known = Knowledge()
        self._client: openai.AsyncOpenAI | None = None

    def __repr__(self) -> str:
        return f"OpenAIModel({self.where!r})"

    async def reply(self, request: Request) -> Reply:
        """Answer `request`. Raises a ModelError of `summarize.models.errors`.

        A reply cut by length comes back with what there is and `finish_reason` "length".
        """
        if own := sorted(OWN & set(request.parameters)):
            raise RejectedRequestError(
                f"-p {own[0]}=... cannot be set: it is part of every request"
            )
        try:
            json.dumps(dict(request.parameters), allow_nan=False)
        except (TypeError, ValueError) as error:
            raise RejectedRequestError(f"-p with a value that JSON cannot carry: {error}") from None
        return await Errand(self, request).run()

    async def aclose(self) -> None:
        """Close the connections."""
        if self._client is not None:
            await self._client.close()
            self._client = None

    @property
    def has_key(self) -> bool:
        """Whether a key was given, by the caller or the environment."""
        return self._key != PLACEHOLDER_KEY

    @property
    def notices(self) -> tuple[str, ...]:
        """What was done otherwise than asked, in words for the user."""
        return tuple(self.known.notices)

    def form(self, model: str, schema_name: str | None) -> str:
        """How `model` is told of a schema by now: one of `negotiation.FORMS`."""
        return FORMS[self.known.standing(model, schema_name).form]

    async def attempt(self, body: dict[str, Any], seconds: float) -> Reply:
        """Send `body` once and read what comes back within `seconds`. Raises FaultError."""
        self.requests_sent += 1
        text = await self._exchange("POST", "/chat/completions", body, seconds)
        return read_reply(text, self.where, self._key)

    async def fetch(self, path: str, seconds: float) -> str:
        """What lies at `path` below the address, asked for once. Raises FaultError."""
        return await self._exchange("GET", path, None, seconds)

    async def _exchange(self, method: str, path: str, body: Any, seconds: float) -> str:
        import httpx2
        import openai

        client = self._client = self._client or self._connected()
        try:
            async with asyncio.timeout(seconds):
                # The response as it came: the client's own parsing takes a web page for a reply.
                if method == "GET":
                    return (await client.get(path, cast_to=httpx2.Response)).text
                return (await client.post(path, body=body, cast_to=httpx2.Response)).text
        except (TimeoutError, openai.APITimeoutError) as error:
            raise FaultError(silence(error, self.where, seconds)) from None
        except openai.APIStatusError as error:
            fault = status_fault(error, self.where, self._key, self.clock.wall())
            raise FaultError(fault) from None
        except openai.APIConnectionError as error:
            raise FaultError(connection_fault(error, self.where)) from None
        except UnicodeError:  # half a surrogate pair, as broken JSON may bring into an article
            told = "the article has characters that cannot be sent as UTF-8"
            raise FaultError(Fault(RejectedRequestError(told), retry=False)) from None

    def _connected(self) -> openai.AsyncOpenAI:
        import httpx2
        import openai

        try:
            httpx2.URL(self.base_url)
        except httpx2.InvalidURL as error:
            raise UsageError(f"{self.where} is no address of a server: {error}") from None
        timeout = httpx2.Timeout(self.timeout, connect=min(CONNECT_TIMEOUT, self.timeout))
        client = openai.AsyncOpenAI(
            api_key=self._key,
            base_url=self.base_url,
            max_retries=0,
            timeout=timeout,
            http_client=openai.DefaultAsyncHttpxClient(
                timeout=timeout,
                limits=httpx2.Limits(
                    max_connections=self.concurrency, max_keepalive_connections=self.concurrency
                ),
                trust_env=not is_loopback(self.base_url),  # no proxy leads to this machine
            ),
        )
        if self.base_url != OPENAI:  # whose account it is concerns nobody else
            client.organization = client.project = None
        return client
