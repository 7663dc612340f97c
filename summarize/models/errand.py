"""One request on its way: its attempts, what they teach, and when to give up."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any, Protocol

from summarize.models.errors import RejectedRequestError
from summarize.models.faults import Fault, FaultError
from summarize.models.negotiation import (
    FORMS,
    IN_PROMPT,
    adapt_parameters,
    keeps_schema,
    may_refuse_form,
    refuses_form,
    request_body,
)
from summarize.models.pace import spread

if TYPE_CHECKING:
    from tenacity import RetryCallState

    from summarize.models.errors import ModelError
    from summarize.models.knowledge import Knowledge
    from summarize.models.pace import Clock, Pace
    from summarize.models.types import Reply, Request

FIRST_WAIT, LONGEST_WAIT = 0.5, 20.0  # seconds; the jitter's ceiling doubles from one to the other
SUSPECT = 2  # failures with status 500 until the response format comes under suspicion


class Endpoint(Protocol):
    """What an errand needs of the endpoint it goes to."""

    where: str  # the address, as told to users
    timeout: float  # seconds
    deadline: float  # seconds
    retries: int
    clock: Clock
    pace: Pace
    known: Knowledge

    async def attempt(self, body: dict[str, Any], seconds: float) -> Reply:
        """Send `body` once. Raises FaultError, or the ModelError that the reply comes to."""
        ...


class Errand:
    """One request to one endpoint; `run` it once."""

    def __init__(self, endpoint: Endpoint, request: Request) -> None:
        self._endpoint = endpoint
        self._known = endpoint.known
        self._request = request
        self._standing = endpoint.known.standing(request.model, request.schema_name)
        self._manners = endpoint.known.manners(request.model)
        self._form = self._standing.form
        self._sent: dict[str, Any] = {}
        self._started: float | None = None
        self._failures_500 = 0
        self._first_rejection: ModelError | None = None

    async def run(self) -> Reply:
        """The reply. Raises a ModelError."""
        from tenacity import AsyncRetrying, retry_if_exception

        retrying = AsyncRetrying(
            retry=retry_if_exception(_may_pass),
            wait=self._wait,
            stop=self._is_over,
            sleep=self._endpoint.clock.sleep,
            reraise=True,
        )
        try:
            reply: Reply = await retrying(self._attempts)
        except FaultError as error:
            final = self._final(error.fault)
        else:
            self._known.answered = True
            return reply
        self._known.conclude(final)
        raise final

    async def _attempts(self) -> Reply:
        """One attempt, and at once another wherever the server taught us to ask differently."""
        while True:
            try:
                return await self._attempt()
            except FaultError as error:
                if not self._learn(error.fault):
                    raise

    async def _attempt(self) -> Reply:
        endpoint, known = self._endpoint, self._known
        came = endpoint.clock.now()
        async with endpoint.pace:
            if known.closed_door is not None:
                raise FaultError(Fault(known.closed_door, retry=False))
            entered = endpoint.clock.now()
            # The wait for others to finish, or for a pause that others caused, is not ours.
            self._started = entered if self._started is None else self._started + entered - came
            self._form = form = max(self._form, self._standing.form)
            self._sent = request_body(self._request, form, self._manners)
            seconds = min(endpoint.timeout, max(self._left(), 0.001))
            try:
                reply = await endpoint.attempt(self._sent, seconds)
            except FaultError as error:
                if error.fault.slow_down:
                    endpoint.pace.slow_down(error.fault.wait)
                known.reached = known.reached or error.fault.status is not None
                raise
            endpoint.pace.went_well()
        known.reached = True
        self._judge(reply, form)
        return reply

    def _judge(self, reply: Reply, form: int) -> None:
        """Remember whether the reply kept the schema: some servers take it and look away."""
        standing, schema = self._standing, self._request.reply_schema
        if schema is None or standing.held or reply.finish_reason == "length":
            return
        if keeps_schema(reply.text, schema):
            standing.form, standing.held = form, True
        elif form < IN_PROMPT:
            standing.form = max(standing.form, IN_PROMPT)
            self._known.note(
                f"{self._endpoint.where} took the schema and did not keep to it:"
                " from now on the prompt shows it"
            )
        else:
            standing.form = max(standing.form, form)

    def _learn(self, fault: Fault) -> bool:
        """Whether the fault taught another way to ask, so that asking again is no repetition."""
        learnt = adapt_parameters(fault, self._sent, self._request, self._manners)
        if learnt is not None:
            self._known.note(learnt)
            return True
        if self._request.reply_schema is None or self._form == len(FORMS) - 1:
            return False
        if refuses_form(fault):
            self._form += 1
            if not self._standing.held:
                self._standing.form = max(self._standing.form, self._form)
            return True
        return not self._standing.held and self._suspects_form(fault)

    def _suspects_form(self, fault: Fault) -> bool:
        """Try the next form where the server gives no reason: for this request only."""
        if not may_refuse_form(fault):
            return False
        if isinstance(fault.error, RejectedRequestError):
            self._first_rejection = self._first_rejection or fault.error
            self._form += 1
            return True
        self._failures_500 += 1
        if self._failures_500 % SUSPECT == 0:
            self._form += 1  # the next retry is due anyhow: it goes out in this form
        return False

    def _wait(self, state: RetryCallState) -> float:
        """Full jitter under a ceiling that doubles; where the server names a time, no sooner."""
        fault = _fault_of(state)
        if fault.wait is not None:
            return fault.wait + random.uniform(0, spread(fault.wait))
        ceiling = min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** (state.attempt_number - 1))
        return random.uniform(0, ceiling)

    def _is_over(self, state: RetryCallState) -> bool:
        nobody = self._known.given_up and not self._known.reached
        retries = 0 if nobody else self._endpoint.retries
        return state.attempt_number > retries or state.upcoming_sleep >= self._left()

    def _left(self) -> float:
        """Seconds until the deadline, which runs from the first attempt."""
        now = self._endpoint.clock.now()
        return (now if self._started is None else self._started) + self._endpoint.deadline - now

    def _final(self, fault: Fault) -> ModelError:
        if isinstance(fault.error, RejectedRequestError) and self._first_rejection is not None:
            return self._first_rejection  # about the request as it was meant
        return fault.error


def _may_pass(error: BaseException) -> bool:
    return isinstance(error, FaultError) and error.fault.retry


def _fault_of(state: RetryCallState) -> Fault:
    error = state.outcome.exception() if state.outcome is not None else None
    assert isinstance(error, FaultError)
    return error.fault
