"""Templates: strict, escaping, each given the fields of its context and nothing else."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from functools import cache, lru_cache
from pathlib import Path

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from app.domain import readings
from app.settings import ROOT
from app.store.reading.voices import signed_parts
from app.web import addresses, markup, wording
from app.web.contexts.page import Page
from app.web.dressing import dressed
from app.web.language import Language, in_english, speech, translated

TEMPLATES, STATIC = ROOT / "templates", ROOT / "static"


@cache
def environment(language: Language) -> Environment:
    """The environment of a language: undefined names are errors, everything is escaped, messages come out in it."""
    english = language is Language.ENGLISH
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
        finalize=translated if english else None,
    )
    spoken = in_english if english else str
    made.install_gettext_callables(spoken, lambda one, _, number: spoken(one), newstyle=True)  # type: ignore[attr-defined]
    made.globals.update(speech(language))
    made.globals.update(
        words=wording,
        labels=readings,
        asset=asset,
        style=style,
        page_address=addresses.page_address,
        search_address=addresses.search_address,
        marked=markup.marked,
        signed_parts=signed_parts,
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


def style(name: str) -> Markup:
    """The link to a style sheet that a page needs beside those of every page. Raises OSError for no file."""
    return Markup('<link rel="stylesheet" href="{}">').format(asset(name))


def render(page: Page, status: int = 200) -> HTMLResponse:
    """The answer that shows ``page`` to its reader."""
    context = {field.name: getattr(page, field.name) for field in fields(page)}
    reader = page.frame.reader
    html = environment(reader.language).get_template(page.template).render(context)
    html = dressed(html, page.frame.converter, english=reader.language is Language.ENGLISH)
    answer = HTMLResponse(html, status)
    answer.headers["Vary"] = "Cookie"
    reader.remember(answer)
    return answer
