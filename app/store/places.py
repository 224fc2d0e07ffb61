"""Places and departments that documents name: each has a row, found by one look-up."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, insert, select, update

from app.domain.people import Place, Resolution
from app.store.bulk import Among
from app.store.rows import Row, lineage
from app.store.tables import DepartmentRow, PlaceRow, table_of

_PLACES, _DEPARTMENTS = table_of(PlaceRow), table_of(DepartmentRow)
_KNOWN_PLACES = Among(select(_PLACES.c.code), _PLACES.c.code)
_KNOWN_DEPARTMENTS = Among(
    select(_DEPARTMENTS.c.id, _DEPARTMENTS.c.name, _DEPARTMENTS.c.known, _DEPARTMENTS.c.aliases), _DEPARTMENTS.c.id
)
_CHANGE = update(_DEPARTMENTS).where(_DEPARTMENTS.c.id == bindparam("this"))


def ensure_places(connection: Connection, places: Iterable[Place]) -> None:
    """Have a row for every place and its ancestors."""
    named = {place.code: place for place in places}
    rows = {row["code"]: row for place in named.values() for row in lineage(place)}
    if not rows:
        return
    known = {code for (code,) in _KNOWN_PLACES.rows(connection, rows)}
    fresh = sorted(rows.keys() - known, key=lambda code: (len(code), code))
    if fresh:
        connection.execute(insert(_PLACES), [rows[code] for code in fresh])


def ensure_departments(connection: Connection, resolutions: Iterable[Resolution]) -> None:
    """Have a row for every department, with the printed forms of the documents among its aliases."""
    roles = [role for each in resolutions for names in each.statements for role in names.held if role.department]
    wanted: dict[str, Row] = {}
    for role in roles:
        if role.department is not None:
            wanted[role.department.label] = {"name": role.department.name, "known": role.department.known}
    if not wanted:
        return
    found = _KNOWN_DEPARTMENTS.rows(connection, wanted)
    held = {label: {"name": name, "known": known, "aliases": aliases} for label, name, known, aliases in found}
    aliases = {label: set(held[label]["aliases"]) if label in held else set() for label in wanted}
    for role in roles:
        printed = role.printed.removesuffix(role.title or "")
        if role.department is not None and printed:
            aliases[role.department.label].add(printed)
    rows = {label: values | {"aliases": sorted(aliases[label])} for label, values in wanted.items()}
    fresh = [{"id": label} | row for label, row in rows.items() if label not in held]
    if fresh:
        connection.execute(insert(_DEPARTMENTS), fresh)
    changed = [{"this": label} | row for label, row in rows.items() if row != held.get(label, row)]
    if changed:
        connection.execute(_CHANGE, changed)
