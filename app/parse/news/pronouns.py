"""Whom a pronoun means: who had the word last, or with whom a sentence after that begins."""

from __future__ import annotations

from app.parse.news.clauses import opening
from app.parse.news.narration import asked_of, attends
from app.parse.news.people import People
from app.parse.news.sentences import Sentence
from app.parse.news.subjects import Voice


class Pronouns:
    """Who had the word last on a page. What its sentences without an attribution tell is read only when a pronoun
    asks; as only attributions make people known, and ``heard`` forgets the sentences before, it is the same by then."""

    def __init__(self) -> None:
        self._named: str | None = None
        self._since: list[tuple[str, Sentence]] = []

    def heard(self, name: str | None) -> None:
        """Take note of who has the word; None where it is nobody whose name is known."""
        self._named = name
        self._since.clear()

    def told(self, text: str, sentence: Sentence) -> None:
        """Take note of a sentence that gives nobody the word."""
        self._since.append((text, sentence))

    def meant(self, people: People) -> str | None:
        """The name of the person whom a pronoun means at this place, None where nobody is known."""
        while self._since:
            text, sentence = self._since.pop()
            asked = asked_of(text, sentence, people)
            opener = opening(text, sentence.start, sentence.end, people) if asked is None else None
            if asked is not None:
                self.heard(asked)
            elif opener is not None and not attends(text, sentence):
                self.heard(opener.name if opener.voice is Voice.PERSON else None)
        return self._named
