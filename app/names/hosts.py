"""Who receives a delegation at a village or a firm of his own, of which only its own name is printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from app.names.offices import RoleReading

_SITE = re.compile("(?P<own>[一-龥]{2,10}?(?:村|社区|公司|集团|合作社|园区|农场|基地))(?!镇|办)")
_REACHED = "(?:走进|来到|走到|抵达|深入|走访|参观|到)了?[^,，。;；“”]{0,6}?"


def is_seen(readings: Sequence[RoleReading], texts: Iterable[str]) -> bool:
    """True where the roles name no place, and the texts say that people came to the village or firm that they name
    (到了高塘村: 高塘村党总支书记): its people are hosts, not those who came."""
    site = _SITE.match(readings[0].role.printed) if readings and all(reading.bare for reading in readings) else None
    if site is None:
        return False
    telling = [text for text in texts if site["own"] in text]
    reached = re.compile(_REACHED + re.escape(site["own"])) if telling else None
    return reached is not None and any(reached.search(text) for text in telling)
