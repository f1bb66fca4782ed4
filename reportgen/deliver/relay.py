"""An SMTP session with a relay: one transaction for each message, and a certain word on what became of it.

RFC 5321 hands responsibility over at the final dot. Until its last byte is given to the network the relay can't have
taken the message, and what fails is ``lost``; from there on only the relay's reply tells, and without one nobody knows
(``unknown``).
"""

from __future__ import annotations

import base64
import ipaddress
import re
import select
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from reportgen.deliver.address import Mailbox
from reportgen.deliver.journal import Step
from reportgen.deliver.message import Letter
from reportgen.deliver.size import shown_size
from reportgen.errors import PackError, Place, Problem, UsageError

Security = Literal["starttls", "tls", "none"]
SECURITIES: tuple[Security, ...] = ("starttls", "tls", "none")
_PORTS = {"starttls": 587, "tls": 465, "none": 25}
_LINE_START = re.compile(rb"^\.", re.MULTILINE)
_CLOSING = 421  # service not available, closing the connection: of no recipient in particular


@dataclass(frozen=True)
class Relay:
    """Where messages are handed over. The password is in no text of this object."""

    host: str
    port: int
    security: Security
    user: str = ""
    password: str = field(default="", repr=False)
    timeout: float = 60  # seconds for a connection or a reply
    patience: float = 600  # seconds for the reply to the final dot, which decides most (RFC 5321 section 4.5.3.2.6)

    @property
    def place(self) -> Place:
        return Place(f"relay {self.host}", self.port)


@dataclass(frozen=True)
class Outcome:
    """What became of one message, and the relay's words."""

    step: Step
    reply: str


def relay(host: str, port: int | None, security: str, user: str, password: str) -> Relay:
    """A relay as asked for; UsageError without a host, and for one beyond this machine that would not be encrypted."""
    if not host:
        raise UsageError("no relay to send through; set REPORTGEN_SMTP_HOST, or leave --send out and send the drafts")
    chosen = next((one for one in SECURITIES if one == security), None)
    if chosen is None:
        raise UsageError(f"REPORTGEN_SMTP_TLS is '{security}'; it is one of {', '.join(SECURITIES)}")
    if chosen == "none" and not _is_loopback(host):
        raise UsageError(f"{host} is another machine: messages go there by starttls or tls only")
    if bool(user) != bool(password):
        raise UsageError("REPORTGEN_SMTP_USER and REPORTGEN_SMTP_PASSWORD go together")
    return Relay(host, port or _PORTS[chosen], chosen, user, password)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class Session:
    """An open session, encrypted and logged in. ``alive`` is False once it can take no further message."""

    def __init__(self, relay: Relay):
        """PackError when the session can't be had: nobody's message was begun."""
        self._relay = relay
        self._smtp: smtplib.SMTP | None = None
        try:
            self._smtp = _connected(relay)
            if relay.user:
                _log_in(self._smtp, relay)
        except (OSError, smtplib.SMTPException, ValueError) as error:
            self.close()
            raise PackError([_no_session(relay, error)]) from None  # the cause may hold what was sent to log in

    @property
    def place(self) -> Place:
        return self._relay.place

    @property
    def alive(self) -> bool:
        return self._smtp is not None

    def close(self) -> None:
        """End the connection without a word; what it was asked before stays as it is."""
        if self._smtp is not None:
            self._smtp.close()
        self._smtp = None

    def quit(self) -> None:
        """End the session as the protocol asks, if it is still open."""
        if self._smtp is not None:
            try:
                self._smtp.quit()
            except (OSError, smtplib.SMTPException):
                self.close()
        self._smtp = None

    def deliver(self, letter: Letter, sender: str, ending: Callable[[], None]) -> Outcome:
        """Hand one message over. ``ending`` is called, and must return, before the final dot is sent."""
        assert self._smtp is not None
        content = letter.make()
        try:
            no = self._offered(self._smtp, letter.to, sender, len(content))
            if no is not None:
                return no
            self._smtp.send(_LINE_START.sub(b"..", content))
        except (OSError, smtplib.SMTPException) as error:
            self.close()
            return Outcome("lost", _words(error))
        ending()
        try:
            _check_silent(self._smtp)
            self._smtp.send(b".\r\n")
        except OSError as error:  # the last byte was not taken, so the relay never saw the end
            self.close()
            return Outcome("lost", _words(error))
        return self._answer(self._smtp)

    def _offered(self, smtp: smtplib.SMTP, to: Mailbox, sender: str, size: int) -> Outcome | None:
        """Sender, recipient and DATA; None when the relay waits for the message, else why it does not."""
        extensions, utf8 = smtp.esmtp_features, to.needs_utf8 or not sender.isascii()
        if utf8 and "smtputf8" not in extensions:
            return Outcome("refused", "the relay can't take letters beyond ASCII before the @ (no SMTPUTF8)")
        said = extensions.get("size", "").strip()
        most = int(said) if said.isdecimal() else 0
        if 0 < most < size:
            return Outcome("refused", f"the relay takes {shown_size(most)}, this is {shown_size(size)}")
        smtp.command_encoding = "utf-8" if utf8 else "ascii"
        asked = f" SIZE={size}" if "size" in extensions else ""
        asked += " BODY=8BITMIME SMTPUTF8" if utf8 else ""
        commands = (f"MAIL FROM:<{sender}>{asked}", f"RCPT TO:<{to.address}>", "DATA")
        for command, good in zip(commands, (2, 2, 3), strict=True):
            code, reply = smtp.docmd(command)
            if code // 100 != good:
                return self._refused(smtp, code, reply)
        return None

    def _refused(self, smtp: smtplib.SMTP, code: int, reply: bytes) -> Outcome:
        """A refusal ends the transaction, not the session, unless the relay said that it closes."""
        words = _reply(code, reply)
        if code == _CLOSING or code // 100 not in (4, 5):
            self.close()
            return Outcome("lost", words)
        try:
            smtp.rset()
        except (OSError, smtplib.SMTPException):
            self.close()
        return Outcome("deferred" if code // 100 == 4 else "refused", words)

    def _answer(self, smtp: smtplib.SMTP) -> Outcome:
        """What the relay says to the final dot."""
        try:
            _wait(smtp, self._relay.patience)
            code, reply = smtp.getreply()
        except (OSError, smtplib.SMTPException) as error:
            self.close()
            return Outcome("unknown", _words(error))
        step: dict[int, Step] = {2: "sent", 4: "deferred", 5: "refused"}
        if code == _CLOSING or code // 100 not in step:
            self.close()
        else:
            _wait(smtp, self._relay.timeout)
        return Outcome(step.get(code // 100, "unknown"), _reply(code, reply))


def _connected(relay: Relay) -> smtplib.SMTP:
    """A session past EHLO, its certificate checked; smtplib raises when the relay offers no STARTTLS."""
    context = ssl.create_default_context()
    if relay.security == "tls":
        smtp: smtplib.SMTP = smtplib.SMTP_SSL(relay.host, relay.port, _OWN, timeout=relay.timeout, context=context)
    else:
        smtp = smtplib.SMTP(relay.host, relay.port, _OWN, timeout=relay.timeout)
    try:
        smtp.ehlo_or_helo_if_needed()
        if relay.security == "starttls":
            smtp.starttls(context=context)
            smtp.ehlo_or_helo_if_needed()
    except BaseException:
        smtp.close()
        raise
    return smtp


def _check_silent(smtp: smtplib.SMTP) -> None:
    """OSError when the relay said something or hung up before the final dot: then the dot is never sent.

    What it said too early would else pass for its answer.
    """
    if smtp.sock is None or smtp.file is None:
        return
    timeout = smtp.sock.gettimeout()
    smtp.sock.settimeout(0)
    try:
        spoke = bool(select.select([smtp.sock], [], [], 0)[0]) or bool(smtp.file.peek(1))
    except ssl.SSLWantReadError:
        spoke = False
    smtp.sock.settimeout(timeout)
    if spoke:
        raise ConnectionAbortedError("the relay spoke or hung up before the message was whole")


def _log_in(smtp: smtplib.SMTP, relay: Relay) -> None:
    """By PLAIN where the relay knows it: Python's own way takes no password beyond ASCII."""
    if "PLAIN" not in smtp.esmtp_features.get("auth", "").upper().split():
        smtp.login(relay.user, relay.password)
        return
    code, reply = smtp.docmd("AUTH", f"PLAIN {_credentials(relay)}")
    if code != 235:
        raise smtplib.SMTPAuthenticationError(code, reply)


def _credentials(relay: Relay) -> str:
    """User and password as PLAIN sends them (RFC 4616)."""
    return base64.b64encode(f"\0{relay.user}\0{relay.password}".encode()).decode()


_OWN = "reportgen.invalid"  # what EHLO names: the machine's own name is nobody's business


def _wait(smtp: smtplib.SMTP, seconds: float) -> None:
    if smtp.sock is not None:
        smtp.sock.settimeout(seconds)


def _no_session(relay: Relay, error: Exception) -> Problem:
    if isinstance(error, ssl.SSLCertVerificationError):
        hint = "name the host as its certificate does, or put your own authority's file into SSL_CERT_FILE"
    elif isinstance(error, smtplib.SMTPAuthenticationError):
        hint = "check REPORTGEN_SMTP_USER and REPORTGEN_SMTP_PASSWORD"
    else:
        hint = "check REPORTGEN_SMTP_HOST, PORT and TLS, then send with --resume"
    return Problem(relay.place, f"no session: {_hidden(_words(error), relay)}", "a relay that takes messages", hint,
                   "relay")  # fmt: skip


def _hidden(words: str, relay: Relay) -> str:
    """The words without the password, should a relay repeat it."""
    for secret in (relay.password, _credentials(relay)):
        words = words.replace(secret, "...") if relay.password else words
    return words


def _words(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return _reply(error.smtp_code, error.smtp_error)
    return " ".join(str(error).split()) or type(error).__name__


def _reply(code: int, reply: bytes | str) -> str:
    text = reply.decode("utf-8", "replace") if isinstance(reply, bytes) else reply
    return f"{code} {' '.join(text.split())}"[:500]
