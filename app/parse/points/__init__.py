"""The enumerated points of a statement, and the passages that a cue opens without ordinals."""

from app.parse.points.finding import find_points

__all__ = ["find_points"]
