"""The enumerated points of a statement, and the passages that a cue opens without ordinals.

A point is a stretch of one paragraph, and a nested point stands inside the stretch of its parent. So a list in the
paragraphs under a section line (一、向谁学) is a group of its own at the top, between the items that the section lines
are: depth without containment would need an end in another paragraph, which ``Point`` cannot hold.
"""

from app.parse.points.finding import find_points

__all__ = ["find_points"]
