"""A trained tagger: a small convolutional network that marks stretches of words, with weights of our own.

The network is spaCy's transition-based recogniser over hashed word forms (`training/tagger.py` makes the weights).
It reads a text line by line and gives spans in code points of the whole text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, cast

import spacy
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc
from spacy.util import get_lang_class, registry
from spacy.vocab import create_vocab
from thinc.api import use_ops
from threadpoolctl import ThreadpoolController

from loaders.extraction.document import SpanKind, Tagged
from loaders.extraction.tokens import words

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.vocab import Vocab

WEIGHTS = files("loaders.extraction").joinpath("weights")
_LINE = re.compile(r"[^\n]+")
_LINES_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class WordFeatures:
    """What a network sees of a word: spaCy's attributes, the rows of their tables, and how some are made otherwise."""

    attributes: tuple[str, ...] = ("NORM", "PREFIX", "SUFFIX", "SHAPE")
    rows: tuple[int, ...] = (5000, 1000, 2500, 2500)
    made: Mapping[int, Callable[[str], str]] = field(default_factory=dict[int, Callable[[str], str]])


def recogniser(
    labels: tuple[str, ...], vocab: Vocab | None = None, features: WordFeatures = WordFeatures()
) -> Pipeline:
    """An untrained network for `labels`; with `vocab`, its vectors are a feature beside the forms."""
    nlp = spacy.blank("xx") if vocab is None else spacy.blank(vocab.lang, vocab=vocab)
    cast("Any", nlp.vocab).lex_attr_getters.update(features.made)
    component = cast("Any", nlp.add_pipe("ner", config={"model": network(vocab is not None, features)}))
    for label in labels:
        component.add_label(label)
    return nlp


def network(static_vectors: bool, features: WordFeatures) -> dict[str, Any]:
    """The network's architecture, in spaCy's terms."""
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 96,
        "attrs": list(features.attributes),
        "rows": list(features.rows),
        "include_static_vectors": static_vectors,
    }
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": 96,
        "depth": 4,
        "window_size": 1,
        "maxout_pieces": 3,
    }
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode},
    }


def empty_vocabulary(language: str) -> Vocab:
    """What spaCy knows of the words of a language by their form alone."""
    return create_vocab(language, get_lang_class(language).Defaults)


@cache
def _libraries() -> ThreadpoolController:
    """The libraries of matrix products in this process: more than one thread each only slows products of this size."""
    return ThreadpoolController()


class Tagger:
    """A network with the weights of `loaders/extraction/weights/NAME.bin`, which hold its labels too.

    It is made without a pipeline around it: a pipeline's tokenizer and first guess at weights take seconds. numpy's
    matrix product is three times as fast as that of thinc's default, BLIS.
    """

    def __init__(self, name: str, vocab: Vocab | None = None, features: WordFeatures = WordFeatures()) -> None:
        self._vocab = empty_vocabulary("xx") if vocab is None else vocab
        cast("Any", self._vocab).lex_attr_getters.update(features.made)
        with use_ops("numpy", use_blis=False):
            model = registry.resolve({"model": network(vocab is not None, features)})["model"]
        self._network = cast("Any", EntityRecognizer)(self._vocab, model)
        weights = WEIGHTS.joinpath(f"{name}.bin").read_bytes()
        self._network.from_bytes(weights, exclude=["vocab"])

    def spans(self, text: str) -> Iterator[Tagged]:
        """The stretches that the network marks in `text`, in order."""
        lines = [(line.start(), words(line[0]), line[0]) for line in _LINE.finditer(text)]
        docs = (Doc(self._vocab, [line[a:b] for a, b in places]) for _, places, line in lines)
        with _libraries().limit(limits=1):
            tagged = list(self._network.pipe(docs, batch_size=_LINES_AT_ONCE))
        for (offset, places, _), doc in zip(lines, tagged, strict=True):
            for entity in doc.ents:
                start, stop = places[entity.start][0], places[entity.end - 1][1]
                yield Tagged(offset + start, offset + stop, cast("SpanKind", entity.label_))
