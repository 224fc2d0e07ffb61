"""Classes of characters that the patterns share; half and full width are one."""

HAN = "[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f〇]"
COLON = "[:：︰∶﹕]"
COMMA = "[,，]"
OPEN = "[(（]"
CLOSE = "[)）]"
DOT = "[·•・‧∙]"
GAP = "[ \\t\u3000\u00a0]"
FINAL = "。!！?？…"
"""Signs that end a sentence."""
STOPS = FINAL + ":："
"""Signs after which a paragraph may end."""
CLOSERS = "”’」』）)》】]"
"""Signs that may follow the end of a sentence."""


def finished(text: str) -> bool:
    """True where a line ends as a paragraph ends: with a stop, closing quotation marks and brackets left aside."""
    bare = text.rstrip(CLOSERS)
    return bool(bare) and (bare[-1] in STOPS or text[-1] in "”’」』" or text.endswith(("——", "—", "～")))
