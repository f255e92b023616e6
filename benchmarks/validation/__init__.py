"""The page `docs/validation.md`: how good Readout is, every figure measured and none typed.

    python -m benchmarks.validation ../shared -o docs/validation.md [--readme README.md]

The words around the figures stand in `page.md` and `limits.md` beside this file.
"""
