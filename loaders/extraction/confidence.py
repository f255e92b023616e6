"""How sure a claim is, from what the rule that made it saw. One table; the validation report groups claims by it."""

from __future__ import annotations

from loaders.extraction.scenes import Scene

BY_WAY = {
    "receive": 0.85,
    "meet": 0.85,
    "call": 0.85,
    "noun": 0.75,
    "discuss": 0.65,
    "conference": 0.6,
    "session": 0.6,
    "ceremony": 0.55,
    "visit": 0.6,
}
"""What the words that say the meeting are worth."""

INFERRED_PARTY = -0.15
"""One side is named in another sentence only."""
SECOND_SENTENCE = 0.05
"""Another sentence says the meeting again."""


def meeting_confidence(scene: Scene) -> float:
    """The confidence of a meeting claim, 0 to 1: what the trees say where they know it."""
    if scene.confidence is not None:
        return scene.confidence
    sentence = scene.opening.sentence
    inferred = any(not sentence.start <= p.start < sentence.stop for p in scene.present)
    value = BY_WAY[scene.opening.way] + (INFERRED_PARTY if inferred else 0.0)
    value += SECOND_SENTENCE if len(scene.encounters) > 1 else 0.0
    return round(min(0.95, max(0.05, value)), 2)
