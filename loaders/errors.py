"""What can go wrong with text.

LoaderError
├── Unreadable            one input cannot become an article; says why
│   └── LanguageNotRead   its language is none of those that are read
├── NothingToRead         a path, glob or folder that holds nothing
├── CannotJudge           a verdict that says nothing, or nothing that can be
├── Contradicts           a verdict against one that is in force
├── UnknownJudgement      an id that no judgement has
└── AlreadyUndone         a judgement that was taken back before
"""

from __future__ import annotations

from collections.abc import Mapping


class LoaderError(Exception):
    """Anything that this room reports."""


class Unreadable(LoaderError):
    """One input, or one article in it, cannot be read; the rest go on."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class LanguageNotRead(Unreadable):
    """The text is in a language that Readout does not read."""

    def __init__(self, code: str, read: tuple[str, ...]) -> None:
        super().__init__(f"language {code!r} is not read; these are: {', '.join(read)}")
        self.code = code


class NothingToRead(LoaderError):
    """A source that names nothing."""

    def __init__(self, source: str) -> None:
        super().__init__(f"nothing to read at {source}")
        self.source = source


class CannotJudge(LoaderError):
    """A verdict that cannot be: of unlike things, without what it needs, with a value that is none."""


class Contradicts(LoaderError):
    """A verdict that cannot hold beside others; `judgements` are the ids of these."""

    def __init__(self, judgements: Mapping[str, str]) -> None:
        said = "; ".join(f"{id_} ({what})" for id_, what in judgements.items())
        super().__init__(f"this contradicts what was judged before: {said}. Undo that first.")
        self.judgements = tuple(judgements)


class UnknownJudgement(LoaderError):
    """No judgement has this id."""

    def __init__(self, id_: str) -> None:
        super().__init__(f"no judgement {id_!r}")
        self.id = id_


class AlreadyUndone(LoaderError):
    """The judgement was taken back before."""

    def __init__(self, id_: str, at: str) -> None:
        super().__init__(f"judgement {id_} was undone at {at}")
        self.id = id_
        self.at = at
