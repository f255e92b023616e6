"""Trains the forest that says which state of an article a person represents, where no words tie them to one.

    python -m training.states FOLDER… [--hold-out PREFIX…] [--out FOLDER]

A FOLDER holds annotated articles as for `training.trees`. With `--hold-out`, prints how many states are said and right.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from loaders.extraction.allegiance import state_by_words_beside, unsettled_people
from loaders.extraction.bodies import bodies
from loaders.extraction.holdings import holdings
from loaders.extraction.likely_country import LEAST_CHANCE, country_votes, state_traits
from loaders.extraction.officials import officials
from loaders.extraction.tidy_spans import tidied
from training.annotated import View, is_same_name, views
from training.forests import Model, chances, grown, write

SHAPE = {"max_iter": 160, "max_features": 0.3, "min_samples_leaf": 15}


@dataclass(frozen=True, slots=True)
class Choice:
    """A person whose state is open in one view of an article: the states it can be, and the right one."""

    article: str
    tagged: bool
    states: dict[str, dict[str, float]]
    right: str | None


def main() -> int:
    """Write the forest; with `--hold-out`, print how well it does on articles that it has not seen."""
    arguments = _arguments()
    seen = [choice for view in views(arguments.folder) for choice in choices(view)]
    held_out = tuple(arguments.hold_out)
    model = trained([choice for choice in seen if not choice.article.startswith(held_out)])
    write(arguments.out / "state.json", model)
    held = [choice for choice in seen if choice.article.startswith(held_out) and choice.tagged]
    if held:
        print(figures(held, model))
    return 0


def trained(learned: Sequence[Choice]) -> Model:
    """A forest over single states: whether each is the right one."""
    rows = [(traits, code == choice.right) for choice in learned for code, traits in choice.states.items()]
    return grown([traits for traits, _ in rows], [right for _, right in rows], [1.0] * len(rows), **SHAPE)


def figures(held: Sequence[Choice], model: Model) -> str:
    """How many states were said and right, of those that are known."""
    said = right = 0
    for choice in held:
        chance = dict(zip(choice.states, chances(list(choice.states.values()), model), strict=True))
        best = max(chance, key=lambda code: chance[code])
        said += chance[best] >= LEAST_CHANCE
        right += chance[best] >= LEAST_CHANCE and best == choice.right
    return f"{said} said, {right} right, of {sum(choice.right is not None for choice in held)}"


def choices(view: View) -> Iterator[Choice]:
    """The people whose state the words of one article leave open, and who are in its record."""
    document = tidied(view.document)
    organizations = bodies(document)
    held = holdings(document, officials(document), organizations)
    state_by_words_beside(document, held)
    around, people = unsettled_people(document, held, organizations)
    for candidate in people:
        forms = (candidate.person.name, *(document.form(span) for span in candidate.person.spans))
        person = next((p for p in view.record.persons if is_same_name(forms, p.names())), None)
        words = " ".join(office.form for office in candidate.offices)
        votes = country_votes(around, candidate.person.start, words)
        codes = sorted({code for shares in votes.values() for code in shares})
        states = {code: state_traits(votes, code, document.language.code) for code in codes}
        if states and person is not None:
            yield Choice(view.record.article, view.number == 0, states, person.country)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, nargs="+")
    parser.add_argument(
        "--hold-out", nargs="*", default=(), help="beginnings of the names of articles not to learn from"
    )
    parser.add_argument("--out", type=Path, default=Path("loaders/extraction/weights"))
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
