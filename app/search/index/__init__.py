"""The full-text index: position lists of overlapping bigrams as numpy arrays, kept as blobs beside the corpus.

Statements stand in *segments*, each written once and never changed; the newest ones wait in a *tail* that a reader
indexes in memory. Whatever changes a statement moves it to the tail, and ``settle`` merges segments. Everything
happens in the transaction of the document, so that the index says at any moment what the tables say.
"""

from app.search.index.tables import INDEX, create
from app.search.index.writing import add, complete, is_complete, is_settled, rebuild, remove, settle, touch

__all__ = ["INDEX", "add", "complete", "create", "is_complete", "is_settled", "rebuild", "remove", "settle", "touch"]
