"""A search result as the JSON object that the API and the command line share."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from app.search.model import Hit, SearchResult


def to_payload(result: SearchResult) -> dict[str, Any]:
    """``result`` as plain lists, dicts, strings and numbers.

    ``marks`` are code-point offsets into ``text``; ``more`` says for each facet how many of its values are not listed;
    ``problem`` (message, position) is there only where the query could not be read.
    """
    payload: dict[str, Any] = {
        "query": result.request.query,
        "interpreted": result.interpreted,
        "total": result.total,
        "page": result.request.page,
        "pages": result.pages,
        "sort": str(result.request.sort),
        "hits": [hit_payload(hit) for hit in result.hits],
        "facets": {
            facet: [{"value": each.value, "label": each.label, "count": each.count} for each in values]
            for facet, values in result.facets.items()
        },
        "more": {facet: result.more.get(facet, 0) for facet in result.facets},
    }
    if result.problem is not None:
        payload["problem"] = {"message": result.problem.message, "position": result.problem.position}
    return payload


def hit_payload(hit: Hit) -> dict[str, Any]:
    """A hit as plain lists, dicts, strings and numbers."""
    return {
        "id": hit.id,
        "url": f"/statements/{quote(hit.id)}",
        "speaker": hit.speaker,
        "signed": hit.signed,
        "voices": voices_payload(hit),
        "role": hit.role,
        "departments": list(hit.departments),
        "place": list(hit.place),
        "event": hit.event,
        "date": hit.date.isoformat() if hit.date else None,
        "date_published": hit.date_published,
        "sample": hit.sample,
        "heading": hit.heading,
        "text": hit.text,
        "marks": [list(mark) for mark in hit.marks],
    }


def voices_payload(hit: Hit) -> list[dict[str, Any]]:
    """Those who speak together in a hit; ``speaker`` is the id of the speaker who that is, where evidence says so."""
    return [
        {
            "name": voice.name,
            "role": voice.role,
            "department": voice.department,
            "place": voice.place,
            "speaker": voice.speaker_id,
        }
        for voice in hit.voices
    ]
