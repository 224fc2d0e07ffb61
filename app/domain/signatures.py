"""Who is shown as the speaker of a statement where lists have one line for it."""

from __future__ import annotations

import re

from app.domain.titles import title_of

_CLAUSE = re.compile("[^，,。：:；;]*")
_LABEL = re.compile(f"[^。：:；;]*(?=[：:]$)|{_CLAUSE.pattern}")
_SAID = re.compile("(?:[都均也]|一致|共同|随即|异口同声地?|不约而同地?)*(?:表示|认为|指出|强调|提出|附和|[说道谈])+$")
"""How people say something together, and the word of saying."""
_BARE = re.compile("[他她它]们?|[答问]")
_LONGEST = 40
"""Characters of printed words that stand for a name."""


def signature(name: str | None, rule: str | None, printed: str | None, role: str | None) -> str | None:
    """The name of an attribution; where the printed words name nobody alone, these words without what follows them
    (甲局长王岭、乙局长李川; 王局长); None where nothing is printed that could stand for a name.

    ``rule`` is the rule of the attribution, ``role`` the title that it prints, with an office before it that may stand
    apart from it (市教育局局长 for 市教育局李局长).
    """
    if name is not None or not printed:
        return name
    words = printed.strip()
    if rule == "surname-title":
        title = role if role and role in words else title_of(role or "") or ""
        end = words.rfind(title) + len(title) if title and title in words else 0
        words = _CLAUSE.findall(words[:end])[-2].strip() if end else ""
    else:
        found = (_LABEL if rule == "joint" else _CLAUSE).match(words)
        words = before_saying(found[0]).strip("，, ") if found else ""
    if not words or _BARE.fullmatch(words):
        return None
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def before_saying(words: str) -> str:
    """What stands before the word of saying at the end, and before how several say it together."""
    return _SAID.sub("", words).strip()
