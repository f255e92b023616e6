"""How the weights were made: scripts that read annotated material named on the command line."""
