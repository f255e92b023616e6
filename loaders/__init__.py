"""Text and identity: from articles to evidence, and from evidence to knowledge. `pipeline.py` is where to start."""
