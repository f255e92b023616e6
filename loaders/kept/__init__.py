"""What resolution keeps between loads, so that one more article costs what it touches, not what came before.

Nothing here is knowledge of its own: all of it follows from evidence and judgements, may be thrown away at any time,
and is made anew by a rebuild. `update.py` is where to start.
"""
