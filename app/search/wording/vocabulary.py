"""The closed vocabulary: which texts are words, how common each is, and which are terms worth showing.

Words are those of jieba's dictionary file (MIT, 349,000 words with frequencies and parts of speech) and the phrases of
the genre in ``corpus/authority/terms.csv``. The file is read without jieba itself: its words are folded first, so that
text is looked up in its folded form and traditional and simplified print are one. A vocabulary that no text adds to
makes counts of a term exact for every statement, whichever was read first.
"""

from __future__ import annotations

import csv
import hashlib
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from app.names.departments import known_departments
from app.names.gazetteer import AUTHORITY, gazetteer
from app.text.folding import fold
from app.text.mainland import plainly

TERMS = AUTHORITY / "terms.csv"
"""``term,use``: words and phrases of the genre that are terms (``term``), and words that are none although their part
of speech says so (``stop``): what every speech has (方面, 书记) tells nothing of one."""
OF_THE_GENRE = 20_000
"""The frequency of a phrase of the genre, which is that of a common word: it is read whole wherever it stands."""
LAYOUT = "1"
"""Raised with every change of what is counted, so that an older database is counted anew."""

SHOWN = {**dict.fromkeys("n nz nt nl vn an j".split(), 2), **dict.fromkeys("l i".split(), 4)}
"""Parts of speech (of the ICTCLAS set that jieba keeps to) whose words of so many characters may be terms: nouns, verbs
as nouns, abbreviations, and set phrases; no names of persons or places, no numerals, pronouns, verbs or particles. The
verbs that tell something (审批, 赋能) are few and stand in the list of the genre."""
_TERM = re.compile("(?![〇零一二三四五六七八九十百千万亿两几数第半]+$)[㐀-鿿]{2,}")
"""Two Chinese characters at least, and no numeral."""


@dataclass(frozen=True)
class Words:
    """A dictionary as columns: words, frequencies and parts of speech."""

    words: Sequence[str]
    counts: Sequence[int]
    kinds: Sequence[str]


@dataclass(frozen=True)
class Vocabulary:
    """``costs`` is for each folded word minus the logarithm of its probability, and None for a mere beginning of
    words; ``unknown`` is that of a character that is no word; ``terms`` are folded terms with the form to show."""

    costs: dict[str, float | None]
    unknown: float
    terms: dict[str, str]


@cache
def vocabulary() -> Vocabulary:
    """The project's own vocabulary; the first call takes a second, so that no request may wait for it."""
    uses: dict[str, list[str]] = {"term": [], "stop": []}
    for word, use in _rows():
        uses[use].append(word)
    return make(_dictionary(), uses["term"], {*uses["stop"], *_names()})


def edition() -> str:
    """What a database says of the vocabulary that it was counted by."""
    digest = hashlib.sha256(TERMS.read_bytes()).hexdigest()[:12]
    return f"{LAYOUT}-{version('jieba')}-{digest}"


def make(words: Words, genre: Sequence[str], left_out: Iterable[str]) -> Vocabulary:
    """A vocabulary of ``words``, of which those that fold alike are one and the commonest decides. What ``genre``
    holds is always a term; what is ``left_out`` or has fewer than two characters never is."""
    joined = "\n".join(words.words)
    known: dict[str, tuple[int, str, str]] = {}
    columns = fold(joined).split(fold("\n")), words.counts, words.kinds, plainly(joined).split("\n")
    for folded, count, kind, plain in zip(*columns, strict=True):
        if folded not in known or count > known[folded][0]:
            known[folded] = (count, kind, plain)
    never = {fold(word) for word in left_out}
    terms = {
        folded: plain
        for folded, (_, kind, plain) in known.items()
        if len(plain) >= SHOWN.get(kind, 99) and folded not in never and _TERM.fullmatch(plain)
    }
    counts = {folded: count for folded, (count, _, _) in known.items()}
    for word in genre:
        terms[fold(word)] = word
        counts[fold(word)] = max(OF_THE_GENRE, counts.get(fold(word), 0))
    total = math.log(sum(counts.values()))
    costs: dict[str, float | None] = {}
    for folded, count in counts.items():
        costs[folded] = total - math.log(max(count, 1))
        end = len(folded) - 1
        while end and folded[:end] not in costs:
            costs[folded[:end]] = None
            end -= 1
    return Vocabulary(costs, total, terms)


def _rows() -> list[tuple[str, str]]:
    with TERMS.open(encoding="utf-8", newline="") as lines:
        return [(row["term"], row["use"]) for row in csv.DictReader(lines)]


def _dictionary() -> Words:
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("jieba")
    columns = (Path(spec.origin).parent / "dict.txt").read_text("utf-8").split()
    return Words(columns[0::3], list(map(int, columns[1::3])), columns[2::3])


def _names() -> frozenset[str]:
    """Names of places and of the listed offices."""
    return frozenset((*gazetteer().forms, *gazetteer().regions, *known_departments()))
