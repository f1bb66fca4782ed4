"""A real SMTP server on loopback that breaks where a test says, and remembers what it took.

A fault is an action at the nth time that the server comes to a point of the dialogue, counted over all sessions:
``close`` breaks the connection, a text such as ``451 later`` is the reply, ``kill`` ends the client's process.
"""

from __future__ import annotations

import asyncio
import os
import signal
import ssl
import threading
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from reportgen.deliver.relay import Relay

USER, PASSWORD = "reports", "s3cret-Pässword"

Points = dict[tuple[str, int], str]
"""What happens at a point's nth time: ``{("RCPT", 2): "450 later"}``."""


@dataclass
class Played:
    """The server's part of a test: its faults, and what it took."""

    faults: Points = field(default_factory=dict)
    taken: list[tuple[str, bytes]] = field(default_factory=list)  # address and content, as it answers for them
    reached: Counter[str] = field(default_factory=Counter)
    client: int = 0  # the process that ``kill`` ends
    commands: list[str] = field(default_factory=list)
    doubtful: set[str] = field(default_factory=set)  # addresses whose final dot was read and never answered
    perhaps: set[str] = field(default_factory=set)  # addresses whose sender can't tell how much the server read or said
    lock: threading.Lock = field(default_factory=threading.Lock)

    def at(self, point: str) -> str:
        with self.lock:
            self.reached[point] += 1
            return self.faults.get((point, self.reached[point]), "")

    @property
    def addresses(self) -> list[str]:
        return [address for address, _ in self.taken]


class BreakingServer(SMTP):
    """aiosmtpd's server with faults."""

    def __init__(self, played: Played, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.played = played

    async def _do(self, point: str, method: Callable[[Any], Awaitable[Any]], argument: Any) -> None:
        self.played.commands.append(f"{point} {argument}")
        if not await self._broken(point):
            await method(argument)
            await self._broken(f"after {point}")

    async def _broken(self, point: str) -> bool:
        """Whether a fault took the place of what comes at this point."""
        action = self.played.at(point)
        if action == "kill":
            os.kill(self.played.client, signal.SIGKILL)
            await asyncio.sleep(0)
        elif action == "close":
            self.transport.abort()
        elif action:
            await self.push(action)
            if action.startswith("421"):
                self.transport.close()
        return bool(action)

    async def _handle_client(self) -> None:
        if await self._broken("greeting"):
            self.transport.close()
        else:
            await super()._handle_client()

    async def smtp_EHLO(self, argument: str) -> None:
        await self._do("EHLO", super().smtp_EHLO, argument)

    async def smtp_STARTTLS(self, argument: str) -> None:
        await self._do("STARTTLS", super().smtp_STARTTLS, argument)

    async def smtp_AUTH(self, argument: str) -> None:
        await self._do("AUTH", super().smtp_AUTH, argument)

    async def smtp_MAIL(self, argument: str) -> None:
        await self._do("MAIL", super().smtp_MAIL, argument)

    async def smtp_RCPT(self, argument: str) -> None:
        await self._do("RCPT", super().smtp_RCPT, argument)

    async def smtp_RSET(self, argument: str) -> None:
        await self._do("RSET", super().smtp_RSET, argument)

    async def smtp_DATA(self, argument: str) -> None:
        to = list(self.envelope.rcpt_tos) if self.envelope else []
        if self.played.faults.get(("after DATA", self.played.reached["after DATA"] + 1)) == "kill":
            self.played.perhaps.update(to)
        if self.played.at("inside") == "close":
            self.played.perhaps.update(to)
            await self.push("354 go on")
            await self._reader.read(100)
            self.transport.abort()
            return
        await self._do("DATA", super().smtp_DATA, argument)


class Handler:
    """Takes messages: ``dot`` is reached when the final dot was read, ``taken`` when the message is kept."""

    def __init__(self, played: Played):
        self.played = played

    async def handle_DATA(self, server: BreakingServer, session: Session, envelope: Envelope) -> str:
        action = self.played.at("dot")
        if action in ("close", "kill"):
            self.played.doubtful.update(envelope.rcpt_tos)
            server.transport.abort()
            if action == "kill":
                os.kill(self.played.client, signal.SIGKILL)
            return "250 nobody hears this"
        if action:
            return action
        content = envelope.original_content
        assert isinstance(content, bytes)
        self.played.taken += [(address, content) for address in envelope.rcpt_tos]
        late = self.played.at("taken")
        if late in ("close", "kill"):
            self.played.doubtful.update(envelope.rcpt_tos)
        if late == "close":
            server.transport.abort()
        elif late == "kill":
            os.kill(self.played.client, signal.SIGKILL)
        elif late:
            return late
        return "250 2.0.0 taken"


@dataclass(frozen=True)
class Running:
    """A running server."""

    port: int
    played: Played
    security: str

    def relay(self, security: str = "starttls", user: str = USER, password: str = PASSWORD) -> Relay:
        return Relay("localhost", self.port, security, user, password, timeout=10, patience=10)  # type: ignore[arg-type]


def _allowed(server: SMTP, session: Session, envelope: Envelope, mechanism: str, given: Any) -> AuthResult:
    assert isinstance(given, LoginPassword)
    good = (given.login.decode(), given.password.decode()) == (USER, PASSWORD)
    return AuthResult(success=good, handled=False)


@contextmanager
def relay_server(
    context: ssl.SSLContext | None, faults: Points | None = None, *, implicit: bool = False, **settings: Any
) -> Iterator[Running]:
    """A server on loopback: STARTTLS and AUTH required with a context, TLS at once if ``implicit``, neither without."""
    played, loop = Played(faults or {}), asyncio.new_event_loop()
    starttls = context if not implicit else None
    auth = {"authenticator": _allowed, "auth_required": True, "auth_require_tls": not implicit} if context else {}
    settings = {"enable_SMTPUTF8": True, "require_starttls": starttls is not None, **auth, **settings}

    def factory() -> SMTP:
        return BreakingServer(
            played, Handler(played), hostname="relay.test", tls_context=starttls, loop=loop, **settings
        )

    opening = loop.create_server(factory, "127.0.0.1", 0, ssl=context if implicit else None)
    server = loop.run_until_complete(opening)
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield Running(
            server.sockets[0].getsockname()[1], played, "tls" if implicit else "starttls" if context else "none"
        )
    finally:
        asyncio.run_coroutine_threadsafe(_stopped(server), loop).result(5)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _stopped(server: asyncio.Server) -> None:
    server.close()
    left = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)
