"""E-mail addresses: what may stand in one, how it goes onto the wire, and mailboxes such as ``Zoë <zoe@example.org>``.

An address comes from a list that somebody typed and ends in headers and commands of a protocol made of lines, so a
control character in it is refused, never cleaned.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_ATOM = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~\u00a1-\U0010ffff-]+")
_LONGEST, _LONGEST_LOCAL = 254, 64  # octets, RFC 5321 section 4.5.3.1
_MAILBOX = re.compile(r"(?P<name>[^<>]*)<(?P<address>[^<>]*)>")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})  # controls, direction marks, private and line separators


class AddressProblem(ValueError):
    """Why a text is no address: what was found, and what to do."""

    def __init__(self, found: str, hint: str):
        super().__init__(found)
        self.found, self.hint = found, hint


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A person's name and address; ``domain`` as the network writes it (``xn--...`` for letters beyond ASCII)."""

    name: str
    local: str
    domain: str

    @property
    def address(self) -> str:
        return f"{self.local}@{self.domain}"

    @property
    def key(self) -> str:
        """What two spellings of one address share: case apart, as every large mail system reads it."""
        return self.address.casefold()

    @property
    def needs_utf8(self) -> bool:
        """Whether only a relay with SMTPUTF8 (RFC 6531) can take it."""
        return not self.local.isascii()


def unseen(text: str) -> str:
    """The first character of a text that no reader sees and no header may hold, as U+000D; empty when there is none."""
    return next((f"U+{ord(sign):04X}" for sign in text if unicodedata.category(sign) in _UNSEEN), "")


def mailbox(address: str, name: str = "") -> Mailbox:
    """The mailbox of an address; AddressProblem when mail can't go there."""
    for what, text in (("name", name), ("address", address)):
        if sign := unseen(text):
            raise AddressProblem(f"the {what} holds the control character {sign}", "type it again, on one line")
    local, at, domain = unicodedata.normalize("NFC", address.strip()).rpartition("@")
    if not at:
        raise AddressProblem(f"'{address}' has no @", "write name@organisation.uk")
    if not all(_ATOM.fullmatch(atom) for atom in local.split(".")):
        hint = "letters, digits and . _ - + before the @, no spaces, no dot at either end or twice"
        raise AddressProblem(f"'{local}' can't stand before an @", hint)
    made = Mailbox(" ".join(name.split()), local, _network_domain(domain))
    if len(local.encode()) > _LONGEST_LOCAL or len(made.address.encode()) > _LONGEST:
        raise AddressProblem("the address is longer than any mail system takes", "check it for a slip")
    return made


def address_key(text: str) -> str:
    """What two spellings of an address share, in lists and journals; of another word, the word without its case."""
    try:
        return mailbox(text).key
    except AddressProblem:
        return text.casefold()


def read_mailbox(text: str) -> Mailbox:
    """The mailbox that ``Name <address>`` or a bare address writes; AddressProblem when it writes none."""
    match = _MAILBOX.fullmatch(text.strip())
    return mailbox(match["address"], match["name"].strip().strip('"')) if match else mailbox(text)


def _network_domain(domain: str) -> str:
    """The domain in ASCII by IDNA 2008: the older standard, which Python has, sends straße.de to strasse.de."""
    import idna

    hint = "check the part after the @: organisation.uk"
    try:
        plain = idna.encode(domain, uts46=True, std3_rules=True).decode().lower()
    except idna.IDNAError as error:
        raise AddressProblem(f"'{domain}' is no domain name ({error})", hint) from error
    if "." not in plain.strip(".") or plain.endswith(".") or plain.rpartition(".")[2].isdigit():
        raise AddressProblem(f"'{domain}' is no full domain name", hint)
    return plain
