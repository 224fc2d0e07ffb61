"""Which words of a sentence say whose words it holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import chain

from app.parse.grammar.signs import FINAL
from app.parse.news.nobodies import is_somebody
from app.parse.news.offices import office_ends, role_before
from app.parse.news.people import People
from app.parse.news.sentences import QUOTES, Sentence
from app.parse.news.subjects import Subject, Voice, leading_end, subject_of, titled_subject
from app.parse.news.verbs import (
    ADVERBIAL,
    AFTER_QUOTATION,
    BARE,
    CITED,
    COLON_QUOTE,
    COMMA_QUOTE,
    ELIDED,
    PUNCTUATED,
    QUOTED_VERB,
)
from app.text.records import record

_BOUNDS = ",，;；:：。!！?？”」"
_VIEW = re.compile("看来[,，]|眼[里中][,，]|来说[,，]|的话(?:说|讲)[,，:：]|介绍[,，]|所说[,，]?|所言[,，]?")
_ANYWHERE = (PUNCTUATED, BARE, _VIEW, COLON_QUOTE)
_AFTER_QUOTE = (*_ANYWHERE, QUOTED_VERB, AFTER_QUOTATION, COMMA_QUOTE)
_VIEWED = re.compile("(?:在|对|对于|用|据|正如|按照|如)$")
_SAYING = re.compile("有|俗|古|老话|常言|我|咱|正如|就像|这|那|也就是|换|比如|比方|中央|党中央|大家常|人们常|一句")
_FRAMES = re.compile("在|经|听|看|到|从|当|随|会上|会后|会前|席间|连日|近日|日前|被问")
_FRAMED = re.compile("(?:后|时|上|中|间|前|里|日|下|晚|午|途中|之际|之余)$")
_COMES_FROM = re.compile("[^,，与和对向由给]{1,24}的")
_OBJECT = re.compile(
    "(?<=要求|勉励|叮嘱|鼓励|号召|提醒)(?:考察[组团队]|代表团|与会|全体|参会|参训)(?:全体)?(?:成员|人员|同志|干部|学员|代表)|(?<=要求|勉励|叮嘱|鼓励|号召|提醒)大家"
)
_PAUSES = ",，:：︰∶﹕"
_NEAR = 12
_SHORT_FRAME = 8
_MOST_FRAMES = 5
_LONGEST_CLAUSE = 160
_LONGEST_ACT = 60
_LONGEST_ROLE = 60
_LONGEST_REACH = 400
"""Within so many characters after the beginning of a sentence, or the end of its quotation, its attribution stands."""
_SPEECH_QUOTE = 6
_BROKEN_OFF = "话音"
"""What the reporter tells of when the words were over is his own."""


@record
class Attributed:
    """The words from ``start`` to ``end`` that say who speaks. ``tail`` says that no words follow them in the sentence,
    ``colon`` that a colon does; ``quoted`` that the words attributed begin the sentence, as a quotation."""

    subject: Subject
    start: int
    end: int
    tail: bool
    colon: bool
    quoted: bool


def attribution_of(
    text: str, sentence: Sentence, people: Callable[[], People], held: bool = False
) -> Attributed | None:
    """The first attribution outside quotations, None where the sentence has none.

    ``people`` gives who is known on the page, asked for only where a word of saying stands; ``held`` says that a
    quotation stands before the sentence."""
    low = sentence.end if sentence.inside and not sentence.quotes else sentence.start
    if sentence.inside and sentence.quotes:
        low = sentence.quotes[0][1]
    leading = _leading_quote(text, sentence)
    low = max(low, leading)
    for at, end in _verbs(text, low, sentence, held or leading > 0):
        clause = _clause(text, at, low)
        if at - clause > _LONGEST_CLAUSE or CITED.search(text, max(clause, at - _NEAR), at):
            continue
        subject = _subject(text, low, clause, at, end, people())
        if subject is not None and subject.voice is Voice.NONE:
            return None
        if subject is not None:
            return _attributed(text, sentence, subject, end, leading > 0)
    return None


def _subject(text: str, low: int, clause: int, at: int, end: int, people: People) -> Subject | None:
    """Whose verb stands at ``at``, in the clause that begins at ``clause``, in the sentence that begins at ``low``."""
    found = _viewed(text, clause, at, end, people) or subject_of(text, clause, at, people)
    if found is None and (text[at] in _PAUSES or COLON_QUOTE.match(text, end - 1)):
        found = _acts(text, clause, at, low, people)
    elif (
        found is None and clause > low and (ELIDED.fullmatch(text, clause, at) or ADVERBIAL.fullmatch(text, clause, at))
    ):
        found = opening(text, low, clause, people) or _nearest(text, low, clause, people)
    if found is None and clause == low and _is_strangers(text, clause, at, end):
        return Subject(Voice.NOBODY, clause)
    return found


def _is_strangers(text: str, low: int, at: int, end: int) -> bool:
    """True where the sentence gives the word to somebody whose name cannot be read: his words are not those of the
    one who spoke before."""
    if text[end - 1] not in _PAUSES or _SAYING.match(text, low, at):
        return False
    quoted = text[end - 1] not in ",，" and text[end : end + 1] != "" and text[end] in QUOTES
    return quoted or any(office_ends(text, low, at))


def _attributed(text: str, sentence: Sentence, subject: Subject, end: int, quoted: bool) -> Attributed:
    rest = text[end : sentence.end].strip("。!！?？,，;；")
    over = not quoted and _BROKEN_OFF in text[subject.start : end]
    return Attributed(subject, subject.start, end, over or not rest, text[end - 1 : end] in ":：︰∶﹕", quoted)


def _leading_quote(text: str, sentence: Sentence) -> int:
    """Where the quotation ends with which the sentence begins, 0 where it begins otherwise or with single words."""
    for start, end in sentence.quotes[:1]:
        if start != sentence.start or end >= sentence.end:
            return 0
        inner = text[start + 1 : end - 1]
        after = text[end : end + 1]
        if inner[-1:] in (*FINAL, ",", "，", "—") or (after in (",", "，") and len(inner) >= _SPEECH_QUOTE):
            return end
    return 0


def _verbs(text: str, low: int, sentence: Sentence, quoted: bool) -> list[tuple[int, int]]:
    """Where the words of saying stand outside quotations, with where what they introduce begins."""
    found: dict[int, int] = {}
    high = min(sentence.end, low + _LONGEST_REACH)
    for pattern in _AFTER_QUOTE if quoted else _ANYWHERE:
        for match in pattern.finditer(text, low, high):
            at, end = match.span()
            if not any(start < at < stop for start, stop in sentence.quotes):
                found[at] = max(end, found.get(at, 0))
    if not quoted:
        tail = QUOTED_VERB.search(text, max(low, sentence.end - 6), sentence.end)
        if tail is not None and tail.end() >= sentence.end - 1 and text[sentence.end - 1] == "。":
            found.setdefault(tail.start(), sentence.end)
    return sorted((at, _past(text, end, sentence.end)) for at, end in found.items())


def _past(text: str, at: int, end: int) -> int:
    """After the comma or the colon that follows a verb."""
    whom = _OBJECT.match(text, at, end)
    at = whom.end() if whom is not None else at
    return at + 1 if at < end and text[at] in _PAUSES else at


def _clause(text: str, at: int, low: int) -> int:
    start = at
    while start > low and text[start - 1] not in _BOUNDS:
        bracket = max(text.rfind("(", low, start), text.rfind("（", low, start)) if text[start - 1] in ")）" else -1
        start = bracket if bracket >= 0 else start - 1
    return start


def _viewed(text: str, low: int, at: int, end: int, people: People) -> Subject | None:
    """在某某看来, 用某某的话说, 据某某介绍: the words about the name are part of the attribution."""
    if not _VIEW.match(text, at):
        return None
    for start in range(low, min(low + 6, at - 1)):
        if _VIEWED.search(text, low, start):
            found = subject_of(text, start, at, people)
            if found is not None and found.voice in (Voice.PERSON, Voice.TITLED, Voice.PRONOUN):
                return Subject(found.voice, low, found.name, found.role, found.glued)
    return None


def _acts(text: str, low: int, at: int, first: int, people: People) -> Subject | None:
    """Who is quoted next without a verb of saying: the one with whom the clause or the sentence begins."""
    if at - low > _LONGEST_ACT:
        return None
    begun = leading_end(text, low, at)
    if text[begun : begun + 1] in ("他", "她") and text[begun + 1 : begun + 2] not in ("们", "的"):
        return Subject(Voice.PRONOUN, begun)
    found = _opens(text, low, at, people) or titled_subject(text, begun, at, people, acting=True)
    return found or (opening(text, first, at, people) if low > first else None)


def _nearest(text: str, low: int, high: int, people: People) -> Subject | None:
    """The last person before ``high`` with whom a clause begins."""
    end = high - 1
    for _ in range(_MOST_FRAMES):
        if end <= low:
            return None
        start = _clause(text, end, low)
        found = _opens(text, start, end, people)
        if found is not None:
            return found
        end = start - 1
    return None


def opening(text: str, low: int, high: int, people: People) -> Subject | None:
    """The person with whom the first clauses of a sentence begin, or somebody without a name; None where neither."""
    start = low
    for _ in range(_MOST_FRAMES):
        if start >= high:
            return None
        end = start
        while end < high and text[end] not in _BOUNDS:
            end += 1
        begins, ends = _FRAMES.match(text, start, end) is not None, _FRAMED.search(text, start, end) is not None
        framed = begins or ends
        found = None if begins and ends else _opens(text, start, end, people)
        if found is not None or not (framed or end - start <= _SHORT_FRAME):
            return found
        start = end + 1
    return None


def _opens(text: str, low: int, high: int, people: People) -> Subject | None:
    at = leading_end(text, low, high)
    if is_somebody(text, at, high):
        return Subject(Voice.NOBODY, at)
    stop = min(high - 1, at + _LONGEST_ROLE)
    if at >= stop:
        return None
    for place in chain((at,), office_ends(text, at, stop - 1)):
        end = people.end_of_name(text, place)
        person = people.person(text[place:end]) if end is not None and end <= high else None
        if end is None or person is None:
            continue
        role = role_before(text, place, at) if place > at else None
        if text.startswith("的", end):
            return None
        if place == at or (role is not None and (role[0] == at or _COMES_FROM.fullmatch(text, at, role[0]))):
            if text[end : end + 1] == "、" or text.startswith("等", end):
                several = text[end] == "、" and people.end_of_name(text, end + 1) is not None
                return Subject(Voice.JOINT if several else Voice.NOBODY, at)
            return Subject(Voice.PERSON, role[0] if role else place, person.name, role)
    return None
