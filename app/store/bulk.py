"""Many rows or values at once: a statement is compiled once for a dialect, and its rows go to the driver as they are.

SQLAlchemy looks at every parameter of every row, and renders the values of an IN anew whenever it is executed; over a
corpus that takes longer than the database itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import ColumnElement, Connection, Dialect, Insert, Select, Update, bindparam
from sqlalchemy.sql.compiler import SQLCompiler

AT_ONCE = 128
"""Values that are looked up by one execution; the last of fewer is repeated, so that the statement stays the same."""

_T = TypeVar("_T")
_Rows = Sequence[tuple[Any, ...]]
_Process = Callable[[Any], Any] | None
"""What makes a value of Python one that the driver knows, or the other way round; None where they are the same."""


@dataclass(frozen=True)
class _Form:
    """A statement as the driver of a dialect takes it. ``names`` are those of its parameters in their order, None where
    they go by the order alone; ``arranged`` puts the values of a row into this order, None where they are in it."""

    text: str
    names: tuple[str, ...] | None
    arranged: Callable[[Any], Any] | None
    given: tuple[_Process, ...]
    found: tuple[_Process, ...] = ()

    @classmethod
    def of(cls, statement: Insert | Update | Select[Any], dialect: Dialect, names: Sequence[str]) -> _Form:
        keys = None if isinstance(statement, Select) else list(names)
        compiled = statement.compile(dialect=dialect, column_keys=keys)
        assert isinstance(compiled, SQLCompiler)
        met = tuple(compiled.positiontup or compiled.params)
        assert sorted(met) == sorted(names), f"the statement has the parameters {met}, not {names}"
        arranged = None if met == tuple(names) else itemgetter(*map(names.index, met))
        given = (compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect) for name in met)
        columns = statement.selected_columns if isinstance(statement, Select) else ()
        found = (column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns)
        by_name = None if compiled.positional else met
        return cls(compiled.string, by_name, arranged, tuple(given), tuple(found))

    def parameters(self, rows: _Rows) -> list[Any]:
        """Rows of values as the driver takes them."""
        if self.arranged is not None:
            rows = list(map(self.arranged, rows))
        rows = _processed(rows, self.given)
        if self.names is None:
            return list(rows)
        return [dict(zip(self.names, row, strict=True)) for row in rows]


class ForEach:
    """An INSERT or UPDATE that is executed for each of many rows. ``names`` are those of its parameters, in the order
    of the values of a row; all columns that have a default in Python are among them, since none is filled in."""

    def __init__(self, statement: Insert | Update, *names: str) -> None:
        self._statement, self._names = statement, names
        self._forms = WeakKeyDictionary[Dialect, _Form]()

    def execute(self, connection: Connection, rows: Iterable[tuple[Any, ...]]) -> None:
        """Write the rows, each with a value for each name; nothing where there are none."""
        held = list(rows)
        if not held:
            return
        form = self._forms.get(connection.dialect)
        if form is None:
            form = self._forms[connection.dialect] = _Form.of(self._statement, connection.dialect, self._names)
        connection.exec_driver_sql(form.text, form.parameters(held))


class Among:
    """A query for the rows that have one of many values in a column."""

    def __init__(self, query: Select[Any], column: ColumnElement[Any]) -> None:
        self._names = [f"value_{place}" for place in range(AT_ONCE)]
        values = [bindparam(name, None, column.type) for name in self._names]
        self._query = query.where(column.in_(values))
        self._forms = WeakKeyDictionary[Dialect, _Form]()

    def rows(self, connection: Connection, values: Iterable[Any]) -> list[Any]:
        """What is found for the values: in the order of the query for every ``AT_ONCE`` of them."""
        form = self._forms.get(connection.dialect)
        if form is None:
            form = self._forms[connection.dialect] = _Form.of(self._query, connection.dialect, self._names)
        rows = list[Any]()
        for some in batches(dict.fromkeys(values), AT_ONCE):
            (given,) = form.parameters([(*some, *some[-1:] * (AT_ONCE - len(some)))])
            rows += connection.exec_driver_sql(form.text, given).all()
        return list(_processed(rows, form.found))


def batches(values: Iterable[_T], size: int) -> Iterator[list[_T]]:
    """The values in their order, in lists of so many."""
    rest = iter(values)
    while batch := list(islice(rest, size)):
        yield batch


def _processed(rows: _Rows, processes: Sequence[_Process]) -> _Rows:
    """The rows with the values of each column processed, a column at a time."""
    if not rows or not any(processes):
        return rows
    columns = zip(zip(*rows, strict=True), processes, strict=True)
    return list(zip(*(map(process, column) if process else column for column, process in columns), strict=True))
