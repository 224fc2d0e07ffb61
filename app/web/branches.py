"""The tree of places as it is shown: nested, cut to what fits a page, narrowed to names that a reader looks for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from app.store.reading.places import PlaceNode
from app.web.contexts.places import Branch

AT_ONCE = 60
"""Places of a tree that is seen whole at once; of a larger one the provinces are closed."""


def branches_of(tree: Sequence[PlaceNode], opened: Collection[str] = ()) -> tuple[Branch, ...]:
    """The branches of a tree in tree order; those with a code in ``opened`` are open, and all of them where the tree
    is small."""
    found, at = [], 0
    while at < len(tree):
        end = _end(tree, at)
        found.append(_branch(tree[at:end], len(tree) <= AT_ONCE, opened))
        at = end
    return tuple(found)


def _branch(tree: Sequence[PlaceNode], all_open: bool, opened: Collection[str]) -> Branch:
    below, at = [], 1
    while at < len(tree):
        end = _end(tree, at)
        below.append(_branch(tree[at:end], all_open, opened))
        at = end
    return Branch(tree[0], tuple(below), len(below), all_open or tree[0].code in opened)


def _end(tree: Sequence[PlaceNode], at: int) -> int:
    """Where the branch that begins at ``at`` ends."""
    return next((i for i in range(at + 1, len(tree)) if tree[i].depth <= tree[at].depth), len(tree))


def pruned(branches: Sequence[Branch], whole: Collection[str]) -> tuple[Branch, ...]:
    """The branches without what lies below their second level, save in those with a code in ``whole``."""
    return tuple(
        branch
        if branch.node.code in whole
        else replace(branch, branches=tuple(replace(below, branches=()) for below in branch.branches))
        for branch in branches
    )


def narrowed(tree: Sequence[PlaceNode], wanted: Collection[str]) -> tuple[PlaceNode, ...]:
    """The places with the codes ``wanted`` and those above them, in tree order."""
    kept: set[str] = set()
    above: list[str] = []
    for node in tree:
        del above[node.depth :]
        above.append(node.code)
        if node.code in wanted:
            kept.update(above)
    return tuple(node for node in tree if node.code in kept)
