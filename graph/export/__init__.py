"""The formats in which a subgraph leaves: one module each."""
