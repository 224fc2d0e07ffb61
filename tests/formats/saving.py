"""A text saved in other ways, as a person's programs would save it."""

from __future__ import annotations

import codecs
import html
import io
import re

import docx
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

FONT = "STSong-Light"
_BOLD = re.compile(r"\*\*([\u3400-\u9fff·]{2,4})\*\*")
_PAGE = """<!DOCTYPE html>
<html lang="zh"><head><meta charset="{charset}"><title>{title}-枫溪市人民政府</title>
<meta name="ArticleTitle" content="{title}"><script>var tip = "<p>不可见</p>";</script><style>p {{ margin: 0 }}</style>
</head><body>
<div class="top"><a href="/">网站首页</a> <a href="/a">走进枫溪</a> <a href="/b">政务公开</a>
<a href="/c">政民互动</a></div><div class="nav"><ul><li><a href="/1">今日要闻</a></li>
<li><a href="/2">部门动态</a></li><li><a href="/3">乡镇传真</a></li></ul></div>
<div class="main"><div class="article">
{body}
</div></div>
<div class="side"><h3>热门文章</h3><ul>
<li><a href="/4">枫溪市举行春季重点项目集中开工仪式</a></li><li><a href="/5">枫溪市部署森林防火工作</a></li></ul></div>
<div class="foot"><p>主办单位：枫溪市人民政府办公室</p><p>地址：枫溪市人民路一号</p><p>枫ICP备00000001号</p></div>
</body></html>
"""


def written(text: str) -> list[str]:
    """The lines of a text that are not blank, without white space at their ends."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def as_article(text: str) -> bytes:
    """A page as a browser prints it for reading: the article alone."""
    body = "".join(f"<p>{html.escape(line, quote=False)}</p>" for line in written(text))
    return (
        f'<!DOCTYPE html><html lang="zh"><meta charset="utf-8"><title>文章</title><body>{body}</body></html>'.encode()
    )


def as_html(text: str, charset: str = "utf-8") -> bytes:
    """A page of a site, the text between menus, bold names in bold."""
    lines = [_BOLD.sub(r"<strong>\1</strong>", html.escape(line, quote=False)) for line in written(text)]
    body = "\n".join([f"<h1>{lines[0]}</h1>", *(f"<p>\u3000\u3000{line}</p>" for line in lines[1:])])
    return _PAGE.format(charset=charset, title=html.escape(written(text)[0]), body=body).encode(charset)


def as_docx(text: str) -> bytes:
    """A Word file with a running head, bold names in bold runs of two pieces."""
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "内部资料 注意保存"
    for line in written(text):
        paragraph = made.add_paragraph()
        for number, piece in enumerate(_BOLD.split(line)):
            if number % 2:
                for half in (piece[:1], piece[1:]):
                    paragraph.add_run(half).bold = True
            else:
                paragraph.add_run(piece)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def as_pdf(text: str, columns: int = 1) -> bytes:
    """A PDF with running heads and page numbers, set in columns, paragraphs indented and headings not."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    body = ParagraphStyle("body", fontName=FONT, fontSize=10.5, leading=17, firstLineIndent=21, wordWrap="CJK")
    head = ParagraphStyle("head", parent=body, fontSize=13, leading=20, firstLineIndent=0, spaceBefore=5, spaceAfter=3)
    width, height, gap = 420.0 + 170 * (columns - 1), 760.0, 20.0
    column = (width - 100 - gap * (columns - 1)) / columns
    frames = [Frame(50 + n * (column + gap), 60, column, height - 120, 0, 0, 0, 0) for n in range(columns)]

    def furniture(canvas: Canvas, _: object) -> None:
        canvas.setFont(FONT, 9)
        canvas.drawString(50, height - 36, "枫溪日报 要闻")
        canvas.drawCentredString(width / 2, 30, f"— {canvas.getPageNumber()} —")

    out = io.BytesIO()
    made = BaseDocTemplate(out, pagesize=(width, height))
    made.addPageTemplates(PageTemplate("page", frames, onPage=furniture))
    lines = [html.escape(line, quote=False) for line in written(text)]
    made.build([Paragraph(line, head if len(line) < 20 and line[-1] not in "。:：" else body) for line in lines])
    return out.getvalue()


def as_gb18030(text: str) -> bytes:
    """Text in the mainland's encoding."""
    return text.encode("gb18030")


def as_utf16(text: str) -> bytes:
    """Text as Windows' editor saves it as “Unicode”."""
    return codecs.BOM_UTF16_LE + text.encode("utf-16-le")


def as_utf16_bare(text: str) -> bytes:
    """The same without a mark."""
    return text.encode("utf-16-be")


def as_utf8_marked(text: str) -> bytes:
    """Text as Windows' editor saves it as “UTF-8”."""
    return codecs.BOM_UTF8 + text.encode()
