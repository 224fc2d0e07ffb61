"""The four things a point or a passage can be."""

from enum import StrEnum

from app.text.messages import say


class Kind(StrEnum):
    """What a point, or a passage opened by a cue, is. No judgement is no kind (None), never a default."""

    INSIGHT = "insight"  # 体会: what was learnt or felt
    GAP = "gap"  # 差距: what is lacking at home
    MEASURE = "measure"  # 举措: what the speaker's side will do or must do
    PROPOSAL = "proposal"  # 建议: what the speaker asks others to do


KIND_LABELS = {Kind.INSIGHT: say("体会"), Kind.GAP: say("差距"), Kind.MEASURE: say("举措"), Kind.PROPOSAL: say("建议")}
