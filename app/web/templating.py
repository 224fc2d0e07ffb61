"""Templates: strict, escaping, each given the fields of its context and nothing else."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from functools import lru_cache
from pathlib import Path

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.settings import ROOT
from app.web import addresses, labels, markup, wording
from app.web.contexts import Page

TEMPLATES, STATIC = ROOT / "templates", ROOT / "static"


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The one environment: undefined names are errors, everything is escaped."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(
        words=wording,
        labels=labels,
        asset=asset,
        page_address=addresses.page_address,
        search_address=addresses.search_address,
        marked=markup.marked,
    )
    made.filters.update(
        day=wording.printed_day,
        event_days=wording.event_days,
        moment=wording.printed_moment,
        place=wording.place_name,
        n=wording.counted,
        size=wording.file_size,
    )
    return made


@lru_cache
def asset(name: str) -> str:
    """The address of a static file with a version that changes with its content. Raises OSError for no file."""
    digest = hashlib.sha256((STATIC / Path(name).name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={digest}"


def render(page: Page, status: int = 200) -> HTMLResponse:
    """The answer that shows ``page``."""
    context = {field.name: getattr(page, field.name) for field in fields(page)}
    return HTMLResponse(environment().get_template(page.template).render(context), status)
