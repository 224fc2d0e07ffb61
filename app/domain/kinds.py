"""The four things a point or a passage can be."""

from enum import StrEnum


class Kind(StrEnum):
    """What a point, or a passage opened by a cue, is. No judgement is no kind (None), never a default."""

    INSIGHT = "insight"  # 体会: what was learnt or felt
    GAP = "gap"  # 差距: what is lacking at home
    MEASURE = "measure"  # 举措: what the speaker's side will do or must do
    PROPOSAL = "proposal"  # 建议: what the speaker asks others to do


KIND_LABELS = {Kind.INSIGHT: "体会", Kind.GAP: "差距", Kind.MEASURE: "举措", Kind.PROPOSAL: "建议"}
