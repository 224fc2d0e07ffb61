"""The contexts of help and of what cannot be shown."""

from __future__ import annotations

from dataclasses import dataclass

from app.web.contexts.page import Page
from app.web.offers import Offer


@dataclass(frozen=True, slots=True)
class Spelled:
    """A name of the corpus with the pinyin of its first two characters and their initials."""

    name: str
    pinyin: str
    initials: str


@dataclass(frozen=True)
class HelpPage(Page):
    """How to use the corpus."""

    template = "help.html"
    groups: tuple[tuple[str, tuple[tuple[str, str, int], ...]], ...]
    """Queries under what they are for, with what they show and how many statements they find here."""
    spelled: Spelled | None
    """A name that the box suggests; None while the corpus is empty."""


@dataclass(frozen=True)
class MissingPage(Page):
    """Nothing stands at this address."""

    template = "missing.html"
    message: str
    """What was not found, in a sentence."""
    hint: str | None
    """Words of the address that can be searched for."""
    names: tuple[Offer, ...]
    """Speakers, places and departments that the last part of the address may mean."""


@dataclass(frozen=True)
class FailurePage(Page):
    """The request could not be answered."""

    template = "failure.html"
    message: str
    """What happened and what to do."""
