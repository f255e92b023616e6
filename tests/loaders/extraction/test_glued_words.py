"""Names that lost markup left glued to other words are cut out; names that only look so stay whole."""

from __future__ import annotations

import pytest

from loaders.extraction.document import Tagged
from loaders.extraction.glued_words import without_glued_words


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("Мустафа Шентопвыразил", "Мустафа Шентоп"),
        ("Владимир Новиковпоехал", "Владимир Новиков"),
        ("ГрузииНино Беридзе", "Нино Беридзе"),
        ("рассказалИван Соколов", "Иван Соколов"),
        ("Джон МакКейн", "Джон МакКейн"),
        ("Сергей Непомнящий", "Сергей Непомнящий"),
        ("Иван Заболотский", "Иван Заболотский"),
        ("Гүлнар Әбдірахманова", "Гүлнар Әбдірахманова"),
    ],
)
def test_a_name_is_cut_out_of_glued_words(form: str, name: str) -> None:
    found = without_glued_words(form, Tagged(0, len(form), "PER"))
    assert form[found.start : found.stop] == name
