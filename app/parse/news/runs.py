"""Statements of a report: unbroken runs of one person's words, from sentence to sentence and paragraph to paragraph."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum

from app.parse.news.clauses import Attributed, attribution_of, opening
from app.parse.news.narration import goes_on, narrates, tells_more
from app.parse.news.people import People
from app.parse.news.pronouns import Pronouns
from app.parse.news.semicolons import SEMICOLON, passed_on
from app.parse.news.sentences import QUOTES, Sentence, sentences
from app.parse.news.subjects import Subject, Voice, leading_end, titled_subject
from app.text.records import record

Place = tuple[int, int]
"""A row and an offset in it."""


@record
class Run:
    """The words from ``start`` to ``end``. ``row``, ``words`` and ``role`` are where the attribution and the office in
    it stand; ``name`` is None where several speak or only a surname with a title is known."""

    rule: str
    name: str | None
    row: int
    words: tuple[int, int]
    role: tuple[int, int] | None
    start: Place
    end: Place


_UNNAMED = ("joint", "surname-title")


class _Mode(Enum):
    REPORT = "report"  # sentences go on with the words
    QUOTED = "quoted"  # a quotation has closed
    WAITING = "waiting"  # announced, nothing said yet
    CLOSED = "closed"  # the reporter has the word


def runs_of(rows: Iterable[tuple[int, str]], people: Callable[[], People]) -> tuple[Run, ...]:
    """The runs in some paragraphs, given by number and text; an empty text is where the page breaks off.

    ``people`` gives who is known on the page, the same at each call; it is not called where no word of saying stands.
    """
    teller = _Teller(people)
    for number, text in rows:
        if text:
            teller.paragraph(number, text)
        else:
            teller.close()
    teller.close()
    return tuple(teller.runs)


class _Teller:
    """Who has the word, whom a pronoun means, which quotation waits for its speaker."""

    def __init__(self, people: Callable[[], People]) -> None:
        self.people = people
        self.runs: list[Run] = []
        self.run: Run | None = None
        self.mode = _Mode.CLOSED
        self.pronouns = Pronouns()
        self.held: tuple[int, int] | None = None
        self.inside = self.pure = False
        self.spoke = self.fresh = False
        self.pure = self.colon = False
        self.row, self.text = 0, ""

    def paragraph(self, number: int, text: str) -> None:
        """Read one paragraph; one in which nobody speaks ends the run."""
        self.row, self.text = number, text
        self.held, self.spoke, self.fresh = None, False, True
        quoting = self.inside
        self.inside = False
        parted = SEMICOLON.search(text) is not None
        for whole in sentences(text, quoting):
            for sentence in passed_on(text, whole, self.people) if parted else (whole,):
                self._sentence(sentence, quoting and self.fresh)
                self.fresh = False
        self._keep_held()
        if not self.spoke:
            self.close()

    def close(self) -> None:
        """End the run that is open; one without words is none."""
        if self.run is not None and self.run.start < self.run.end:
            self.runs.append(self.run)
        self.run, self.inside = None, False

    def _sentence(self, sentence: Sentence, quoting: bool) -> None:
        if self.run is not None and (sentence.inside or (quoting and self.text[:1] != "" and self.text[0] in QUOTES)):
            self._extend(sentence.end, _Mode.QUOTED)
            self.inside = sentence.open
            return
        if len(sentence.quotes) == 1 and sentence.quotes[0] == (sentence.start, sentence.end) and not sentence.open:
            self._quotation(sentence)
            return
        after = self.held is not None or (self.spoke and self.mode is _Mode.QUOTED)
        found = attribution_of(self.text, sentence, self.people, after)
        if found is not None:
            self._attributed(sentence, found)
            return
        self._keep_held()
        if (
            sentence.quotes
            and sentence.quotes[-1][1] == sentence.end
            and not sentence.open
            and sentence.quotes[-1][0] > sentence.start
        ):
            self.held, self.pure = sentence.quotes[-1], False
        if self.run is not None:
            self._follows(self.run, sentence)
        self.pronouns.told(self.text, sentence)

    def _follows(self, run: Run, sentence: Sentence) -> None:
        """Take a sentence without an attribution into the run, or give the reporter the word."""
        if narrates(self.text, sentence, self.people()):
            self.mode = _Mode.CLOSED
        elif self._continues(run, sentence):
            self._extend(sentence.end, self.mode if self.mode is not _Mode.WAITING else _Mode.REPORT)
            self.inside = sentence.open

    def _quotation(self, sentence: Sentence) -> None:
        if self.run is not None and self.mode is _Mode.WAITING:
            self._extend(sentence.end, _Mode.QUOTED)
        else:
            self.held = (self.held[0] if self.held else sentence.start, sentence.end)
            self.pure = True

    def _keep_held(self) -> None:
        """A quotation that nobody else claims is the speaker's who has the word in this paragraph."""
        if (
            self.held is not None
            and self.pure
            and self.run is not None
            and self.spoke
            and self.mode is not _Mode.CLOSED
        ):
            self._extend(self.held[1], _Mode.QUOTED)
        self.held = None

    def _continues(self, run: Run, sentence: Sentence) -> bool:
        if self.mode is _Mode.WAITING:
            return self.colon or goes_on(self.text, sentence)
        if tells_more(self.text, sentence) and self.pronouns.meant(self.people()) == run.name:
            return True
        if self.mode is _Mode.REPORT and self.spoke:
            return True
        return self.mode is _Mode.REPORT and goes_on(self.text, sentence)

    def _extend(self, end: int, mode: _Mode) -> None:
        if self.run is not None:
            run = self.run
            self.run = Run(run.rule, run.name, run.row, run.words, run.role, run.start, (self.row, end))
            self.mode, self.spoke = mode, True

    def _resolved(self, sentence: Sentence, subject: Subject) -> tuple[Voice, str | None]:
        if subject.voice is not Voice.PRONOUN:
            return subject.voice, subject.name
        opener = opening(self.text, sentence.start, subject.start, self.people())
        begun = leading_end(self.text, sentence.start, subject.start)
        opener = opener or titled_subject(self.text, begun, subject.start, self.people(), acting=True)
        if opener is None:
            name = self.pronouns.meant(self.people())
        elif opener.voice is Voice.TITLED:
            return Voice.TITLED, None
        else:
            name = opener.name if opener.voice is Voice.PERSON else None
        return (Voice.PERSON, name) if name else (Voice.NOBODY, None)

    def _attributed(self, sentence: Sentence, found: Attributed) -> None:
        voice, name = self._resolved(sentence, found.subject)
        if voice is Voice.NOBODY:
            self.held = None
            self.close()
            self.mode = _Mode.CLOSED
            self.pronouns.heard(None)
            return
        claimed = None if found.colon or not (self.pure or found.tail) else self.held
        if claimed is None:
            self._keep_held()
        self.held = None
        start, end = _words(sentence, found, claimed)
        if voice is not Voice.PERSON or not self._has_word(name):
            self._open(found, voice, name, start, claimed is not None)
        before = self.run.end[1] if self.run is not None and self.run.end[0] == self.row else 0
        self._extend(max(end, before), self._mode_after(sentence, found, end > start))
        self.inside = sentence.open
        self.pronouns.heard(name)
        if voice is Voice.PERSON and name:
            role = found.subject.role
            self.people().add(name, self.text[slice(*role)] if role else None, None)

    def _has_word(self, name: str | None) -> bool:
        """True where that person's run is open and holds words already."""
        run = self.run
        return run is not None and run.rule not in _UNNAMED and run.name == name and run.start < run.end

    def _open(self, found: Attributed, voice: Voice, name: str | None, start: int, claims: bool) -> None:
        self.close()
        role = None if self._better(name, found.subject) else found.subject.role
        rule = _rule(voice, found.quoted or claims)
        words, place = (found.start, found.end), (self.row, start)
        self.run = Run(rule, name, self.row, words, role, place, place)

    def _better(self, name: str | None, subject: Subject) -> bool:
        """True where the page gives a fuller office than the title glued to the name."""
        person = self.people().person(name) if name and subject.glued else None
        return person is not None and person.role is not None

    def _mode_after(self, sentence: Sentence, found: Attributed, said: bool) -> _Mode:
        if found.tail:
            self.colon = found.colon
            return _Mode.QUOTED if said else _Mode.WAITING
        rest = self.text[found.end : sentence.end]
        whole = any(start == found.end and end >= sentence.end - 1 for start, end in sentence.quotes)
        return _Mode.QUOTED if whole and rest != "" and rest[0] in QUOTES else _Mode.REPORT


def _words(sentence: Sentence, found: Attributed, claimed: tuple[int, int] | None) -> tuple[int, int]:
    """Where the words attributed begin and end: after the attribution, or with a quotation before it."""
    start, end = found.end, sentence.end
    if found.quoted:
        start = sentence.start
    if claimed is not None:
        start = claimed[0]
    if found.tail:
        end = claimed[1] if claimed else start
        if found.quoted:
            end = max(stop for _, stop in sentence.quotes if stop <= found.start)
    return start, end


def _rule(voice: Voice, behind: bool) -> str:
    if voice is Voice.JOINT:
        return "joint"
    if voice is Voice.TITLED:
        return "surname-title"
    return "quote-first" if behind else "reported"
