"""The graph: its model, the store that holds it, the questions it answers and the formats it leaves in."""
