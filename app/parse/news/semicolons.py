"""Where the word passes from one person to another inside a sentence (甲认为,…;乙表示,…)."""

from __future__ import annotations

import re
from collections.abc import Callable

from app.parse.news.clauses import attribution_of
from app.parse.news.people import People
from app.parse.news.sentences import Sentence, divided
from app.parse.news.subjects import Voice, leading_end

SEMICOLON = re.compile("[；;]")
_NEAREST = 24
"""Characters behind a semicolon within which the word must be given to somebody else."""


def passed_on(text: str, sentence: Sentence, people: Callable[[], People]) -> tuple[Sentence, ...]:
    """The sentence, cut at each semicolon after which a known person takes the word; whole where
    nobody has it before."""
    cuts = [found.end() for found in SEMICOLON.finditer(text, sentence.start, sentence.end)]
    if not cuts or attribution_of(text, sentence, people) is None:
        return (sentence,)
    parts: list[Sentence] = []
    rest = sentence
    for cut in cuts:
        both = divided(rest, cut)
        found = attribution_of(text, both[1], people) if both is not None else None
        if both is None or found is None or found.subject.voice is not Voice.PERSON:
            continue
        if found.subject.start == leading_end(text, cut, sentence.end) and found.end - cut <= _NEAREST:
            parts.append(both[0])
            rest = both[1]
    return (*parts, rest)
