"""Lines in context, groups and years as the JSON objects that the API and the command line share."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

from app.search.concordance import Concordance, Line
from app.search.grouping import Groups
from app.search.model import QueryProblem, SearchRequest
from app.search.payload import hit_payload, voices_payload
from app.search.years import Year, Years


def concordance_payload(found: Concordance) -> dict[str, Any]:
    """One page of lines. ``start`` and ``end`` are code-point offsets into the statement's text, and ``url`` opens it
    there; only the first ``arranged`` lines of all are in ``order``, the others follow newest first."""
    return _headed(found.request, found.interpreted, found.problem) | {
        "order": str(found.order),
        "width": found.width,
        "total": found.total,
        "statements": found.statements,
        "arranged": found.arranged,
        "page": found.page,
        "pages": found.pages,
        "lines": [_line(line, found.request.query) for line in found.lines],
    }


def groups_payload(found: Groups) -> dict[str, Any]:
    """One page of groups. ``value`` for the filter named ``by`` finds exactly the statements of a group."""
    return _headed(found.request, found.interpreted, found.problem) | {
        "by": str(found.by),
        "total": found.total,
        "count": found.count,
        "page": found.page,
        "pages": found.pages,
        "groups": [
            {
                "value": group.value,
                "label": group.label,
                "above": list(group.above),
                "count": group.total,
                "hits": [hit_payload(hit) for hit in group.hits],
            }
            for group in found.groups
        ],
    }


def years_payload(found: Years) -> dict[str, Any]:
    """Every year from the first with hits to the last, then the undated. ``whole`` are all statements of that year in
    the corpus, ``share`` is ``count`` of them."""
    return _headed(found.request, found.interpreted, found.problem) | {
        "total": found.total,
        "years": [_year(year) for year in (*found.years, found.undated)],
    }


def _headed(request: SearchRequest, interpreted: str, problem: QueryProblem | None) -> dict[str, Any]:
    head: dict[str, Any] = {"query": request.query, "interpreted": interpreted}
    if problem is not None:
        head["problem"] = {"message": problem.message, "position": problem.position}
    return head


def _line(line: Line, query: str) -> dict[str, Any]:
    hit = line.hit
    return {
        "id": hit.id,
        "url": f"/statements/{quote(hit.id)}?{urlencode({'q': query})}#m-{line.mark}",
        "left": line.left,
        "keyword": line.keyword,
        "right": line.right,
        "start": line.start,
        "end": line.end,
        "speaker": hit.speaker,
        "signed": hit.signed,
        "voices": voices_payload(hit),
        "role": hit.role,
        "place": list(hit.place),
        "event": hit.event,
        "date": hit.date.isoformat() if hit.date else None,
        "date_published": hit.date_published,
        "sample": hit.sample,
    }


def _year(year: Year) -> dict[str, Any]:
    return {"value": year.value, "count": year.count, "whole": year.whole, "share": round(year.share, 4)}
