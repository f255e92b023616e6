"""What can go wrong with text.

LoaderError
├── Unreadable            one input cannot become an article; says why
│   └── LanguageNotRead   its language is none of those that are read
└── NothingToRead         a path, glob or folder that holds nothing
"""

from __future__ import annotations


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
