"""The words of the corpus: which terms are distinctive of some statements, and which statements are like a given one.

Terms are counted once, when a statement is written (``writing``), by a closed vocabulary (``vocabulary``); readers only
add up. Everything is written in the transaction of the document, beside the index.
"""

from app.search.wording.distinctive import Distinctive, Term, distinctive
from app.search.wording.similar import Similar, similar
from app.search.wording.tables import WORDING, create
from app.search.wording.writing import add, complete, is_complete, rebuild, remove

__all__ = [
    "WORDING",
    "Distinctive",
    "Similar",
    "Term",
    "add",
    "complete",
    "create",
    "distinctive",
    "is_complete",
    "rebuild",
    "remove",
    "similar",
]
