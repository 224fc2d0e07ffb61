"""Many rows or values at once: a statement is compiled once for a dialect, and its rows go to the driver as they are.

SQLAlchemy looks at every parameter of every row, and renders the values of an IN anew whenever it is executed; over a
corpus that takes longer than the database itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import ColumnElement, Connection, Dialect, Insert, Select, Update, bindparam
from sqlalchemy.sql.compiler import SQLCompiler

AT_ONCE = 128
"""Values that are looked up by one execution; the last of fewer is repeated, so that the statement stays the same.
Many at once make long statements, which take long to compile and to prepare, and few are ever looked up."""

_T = TypeVar("_T")
_Rows = Sequence[tuple[Any, ...]]
_Process = Callable[[Any], Any] | None
"""What makes a value of Python one that the driver knows, or the other way round; None where they are the same."""


@dataclass(frozen=True)
class _Form:
    """A statement as the driver of a dialect takes it. ``names`` are those of its parameters in their order, None where
    they go by the order alone; ``found`` are for the columns of what a query finds."""

    text: str
    names: tuple[str, ...] | None
    given: tuple[_Process, ...]
    found: tuple[_Process, ...] = ()

    def parameters(self, rows: _Rows) -> list[Any]:
        """Rows of values, in the order of the parameters, as the driver takes them."""
        rows = _processed(rows, self.given)
        if self.names is None:
            return list(rows)
        return [dict(zip(self.names, row, strict=True)) for row in rows]


class ForEach:
    """An INSERT or UPDATE that is executed for each of many rows. ``names`` are those of its parameters, in the order
    of the values of a row; all columns that have a default in Python are among them, since none is filled in."""

    def __init__(self, statement: Insert | Update, *names: str) -> None:
        self._statement, self._names = statement, names
        self._forms = WeakKeyDictionary[Dialect, tuple[_Form, Callable[[Any], Any] | None]]()

    def execute(self, connection: Connection, rows: Iterable[tuple[Any, ...]]) -> None:
        """Write the rows, each with a value for each name; nothing where there are none."""
        held = list(rows)
        if held:
            if connection.dialect not in self._forms:
                self._forms[connection.dialect] = self._compiled(connection.dialect)
            form, arranged = self._forms[connection.dialect]
            connection.exec_driver_sql(form.text, form.parameters(list(map(arranged, held)) if arranged else held))

    def execute_named(self, connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        """The same for rows with their values by name."""
        self.execute(connection, [tuple([row[name] for name in self._names]) for row in rows])

    def _compiled(self, dialect: Dialect) -> tuple[_Form, Callable[[Any], Any] | None]:
        """The form, and what puts the values of a row into its order (None where they are in it)."""
        compiled = self._statement.compile(dialect=dialect, column_keys=list(self._names))
        assert isinstance(compiled, SQLCompiler)
        names = tuple(compiled.positiontup or compiled.params)
        assert sorted(names) == sorted(self._names), f"the statement has the parameters {names}, not {self._names}"
        types = (compiled.binds[name].type.dialect_impl(dialect) for name in names)
        form = _Form(
            compiled.string,
            None if compiled.positional else names,
            tuple(kind.bind_processor(dialect) for kind in types),
        )
        return form, None if names == self._names else itemgetter(*map(self._names.index, names))


class Among:
    """A query for the rows that have one of many values in a column. It has no other parameters."""

    def __init__(self, query: Select[Any], column: ColumnElement[Any]) -> None:
        self._query, self._column = query, column
        self._forms = WeakKeyDictionary[Dialect, _Form]()

    def rows(self, connection: Connection, values: Iterable[Any]) -> list[tuple[Any, ...]]:
        """What is found for the values, by the order of its columns alone: in the order of the query for every
        ``AT_ONCE`` of them."""
        if connection.dialect not in self._forms:
            self._forms[connection.dialect] = self._compiled(connection.dialect)
        form, rows = self._forms[connection.dialect], list[tuple[Any, ...]]()
        for some in batches(dict.fromkeys(values), AT_ONCE):
            (given,) = form.parameters([(*some, *some[-1:] * (AT_ONCE - len(some)))])
            rows += connection.exec_driver_sql(form.text, given).all()
        return list(_processed(rows, form.found))

    def _compiled(self, dialect: Dialect) -> _Form:
        values = bindparam("these", [None] * AT_ONCE, self._column.type, expanding=True)
        query = self._query.where(self._column.in_(values))
        compiled = query.compile(dialect=dialect, compile_kwargs={"render_postcompile": True})
        assert isinstance(compiled, SQLCompiler)
        names = tuple(compiled.positiontup or compiled.params)
        assert len(names) == AT_ONCE, f"{names[AT_ONCE:]} are parameters beside the values"
        found = (column.type.dialect_impl(dialect) for column in query.selected_columns)
        return _Form(
            compiled.string,
            None if compiled.positional else names,
            (self._column.type.dialect_impl(dialect).bind_processor(dialect),) * AT_ONCE,
            tuple(kind.result_processor(dialect, None) for kind in found),
        )


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
