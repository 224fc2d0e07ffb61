"""What the pages of a speaker, a department and a place have in common: kinds, distinctive terms, years."""

from __future__ import annotations

from dataclasses import dataclass

from app.search.wording import Term
from app.store.reading.said import Said
from app.web.charts import Chart


@dataclass(frozen=True, slots=True)
class KindBlock:
    """A kind of point: the statements with one (``total``) with the address of exactly these, and the newest lines."""

    kind: str
    total: int
    href: str
    lines: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class TermRow:
    """A distinctive term, the address of its lines in context, and the shares of the statements that hold it, here and
    in the rest of the corpus, in percent."""

    term: Term
    href: str
    share: str
    other_share: str


@dataclass(frozen=True, slots=True)
class TermTable:
    """Distinctive terms, the surest first, with the denominators: statements here and in the rest of the corpus."""

    rows: tuple[TermRow, ...]
    chosen: int
    rest: int


@dataclass(frozen=True, slots=True)
class YearStrip:
    """Statements a year from the ``first`` to the ``last`` (None where no date is known), and those without a date."""

    chart: Chart
    first: int | None
    last: int | None
    undated: int
    undated_href: str

    @property
    def telling(self) -> bool:
        """True where the years say more than that all statements are of one."""
        return len(self.chart.bars) > 1 or bool(self.chart.bars and self.undated)
