"""Random trees, texts, statements and queries for tests that hold a backend to the oracle.

Drawing takes most of the time of such a test: a strategy is made once, and what is one choice is drawn as one.
"""

from __future__ import annotations

from functools import cache
from itertools import combinations

from hypothesis import strategies as st

from app.search.model import UNKNOWN
from app.search.query import All, AnyOf, Field, Gap, Literal, Near, Node, Not, Sequence, Term, Unit, Within
from app.text.folding import fold
from tests.search.oracle import Statement

ALPHABET = "创新人才改革的,。\n a1"
FACTS = {
    "place": ("安庆", "池州"),
    "visited": ("上海",),
    "mentioned": ("上海", "安庆"),
    "department": ("人社局", "科技局"),
    "speaker": ("张三", "李四", "王局长"),
    "role": ("局长", "书记"),
    "event": ("考察",),
    "kind": ("insight", "gap", "measure", "proposal"),
    "year": ("2019", "2020"),
}
"""Values that a statement may have, as typed; kinds and UNKNOWN are kept as they are, all else folded."""


def value_of(name: str, typed: str) -> str:
    """The form in which a value of a field is compared."""
    return typed if name == "kind" or typed == UNKNOWN else fold(typed)


@cache
def texts(longest: int = 40) -> st.SearchStrategy[str]:
    """Texts of few characters, so that terms occur often."""
    return st.text(alphabet=ALPHABET, max_size=longest)


@cache
def literals() -> st.SearchStrategy[Literal]:
    """Literals of one to three characters."""
    return st.text(alphabet=ALPHABET, min_size=1, max_size=3).map(lambda text: Literal(text, fold(text), 0, len(text)))


@cache
def _parts(fewest: int) -> st.SearchStrategy[list[Literal]]:
    return st.lists(literals(), min_size=fewest, max_size=3)


@cache
def _gaps(sayable: bool) -> st.SearchStrategy[tuple[Gap, Gap]]:
    low = st.just(0) if sayable else st.integers(0, 2)
    gap = st.builds(lambda low, more: Gap(low, low + more), low, st.integers(0, 4))
    return st.tuples(gap, gap)


_BESIDE = st.integers(0, 2)


@st.composite
def _sequences(draw: st.DrawFn, sayable: bool) -> Sequence:
    parts = draw(_parts(2 if sayable else 1))
    gaps = list(draw(_gaps(sayable)))
    if sayable:
        return Sequence(tuple(parts), tuple(gaps[: len(parts) - 1]), 0, 0)
    if draw(st.booleans()):
        gaps[0] = Gap(gaps[0].low, None)
    return Sequence(tuple(parts), tuple(gaps[: len(parts) - 1]), draw(_BESIDE), draw(_BESIDE))


@cache
def sequences(sayable: bool = False) -> st.SearchStrategy[Sequence]:
    """Sequences with every kind of gap; ``sayable``: those that ``$n`` between quoted words can say."""
    return _sequences(sayable)


@cache
def nears(sayable: bool = False) -> st.SearchStrategy[Near]:
    """Two terms near each other."""
    part = literals() | sequences(sayable)
    return st.builds(Near, part, part, st.integers(0, 5))


@cache
def terms(sayable: bool = False) -> st.SearchStrategy[Term]:
    """Whatever can be found in a text."""
    return literals() | literals() | sequences(sayable) | nears(sayable)


@cache
def fields() -> st.SearchStrategy[Field]:
    """A fact that some statements have."""
    named = ((name, text) for name in sorted(FACTS) for text in (*FACTS[name], UNKNOWN))
    return st.sampled_from([Field(name, text, value_of(name, text), 0, len(text)) for name, text in named])


def _combined(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(parts, min_size=2, max_size=3).map(tuple)
    return several.map(All) | several.map(AnyOf) | parts.map(Not)


@cache
def nodes(sayable: bool = False) -> st.SearchStrategy[Node]:
    """Trees of every form; ``sayable``: those that ``as_query`` can write down."""
    inner: st.SearchStrategy[Node] = st.recursive(terms(sayable), _combined, max_leaves=4)
    within = st.builds(Within, st.sampled_from(Unit), inner)
    return st.recursive(terms(sayable) | fields() | within, _combined, max_leaves=6)


def _held(name: str) -> st.SearchStrategy[frozenset[str]]:
    """None, one or two of the values of a field; UNKNOWN for none."""
    values = [value_of(name, typed) for typed in FACTS[name]]
    chosen = [frozenset(some) for size in range(3) for some in combinations(values, size)]
    return st.sampled_from([some or frozenset({UNKNOWN}) for some in chosen])


_HELD = st.fixed_dictionaries({name: _held(name) for name in FACTS})


@cache
def _spans(length: int) -> st.SearchStrategy[list[tuple[int, int]]]:
    ends = st.tuples(st.integers(0, length), st.integers(0, length)).map(lambda pair: (min(pair), max(pair)))
    return st.lists(ends, max_size=3)


@st.composite
def _statements(draw: st.DrawFn) -> Statement:
    text = fold(draw(texts()))
    facts = {name: set(values) for name, values in draw(_HELD).items()}
    return Statement(text, tuple(draw(_spans(len(text)))), facts)


@cache
def statements() -> st.SearchStrategy[Statement]:
    """Statements with points anywhere and any facts; a field without a value holds UNKNOWN."""
    return _statements()


def as_query(node: Node) -> str:
    """A query that asks for a sayable ``node``, with everything in quotes and brackets."""
    match node:
        case Literal(text):
            return f'"{text}"'
        case Sequence(parts, gaps):
            words = [as_query(part) for part in parts]
            return (
                "( " + words[0] + "".join(f" ${g.high} {word}" for word, g in zip(words[1:], gaps, strict=True)) + " )"
            )
        case Near(left, right, distance):
            return f"( {as_query(left)} #{distance} {as_query(right)} )"
        case Field(name, text):
            return f"{name}:{text}"
        case All(parts):
            return "( " + " ".join(map(as_query, parts)) + " )"
        case AnyOf(parts):
            return "( " + " OR ".join(map(as_query, parts)) + " )"
        case Not(part):
            return f"NOT {as_query(part)}"
        case Within(unit, part):
            return f"{'para' if unit is Unit.PARAGRAPH else unit}:( {as_query(part)} )"


_PIECES = (
    *("创", "新", "创新", "人才", "改革", "的", "a1", ",", "。", "\n", "创新，人才", "非典", "或将"),
    *("OR", "或", "AND", "且", "NOT", "非", "-", "(", ")", "（", "）", '"', "“", "”", "「", "」"),
    *("$0", "$3", "#2", "NEAR/4", "近/1", "*", "?", "$", "#", "创*新", "?人", "创$2新", "创新#1人", "$999"),
    *(
        "同句:(",
        "同段:(",
        "point:(",
        "地区:安庆",
        "类型:差距",
        "年:2019-2020",
        "speaker:张三",
        "发言人:王局长",
        "地区:",
        "kind:x",
    ),
)


@cache
def queries() -> st.SearchStrategy[str]:
    """Query strings, most of them with syntax and many of them broken."""
    piece = st.sampled_from(_PIECES) | st.text(alphabet=ALPHABET, max_size=4)
    gap = st.sampled_from((" ", " ", " ", "", "\u3000"))
    return st.lists(st.tuples(piece, gap), max_size=9).map(lambda pairs: "".join(one + two for one, two in pairs))
