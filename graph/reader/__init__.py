"""The questions that the graph answers: one function a question, one statement each, grouped by noun.

Statements are composed of literal fragments; values are parameters. Nothing here writes.
"""
