"""How good extraction is: records as the annotators write them, and a score of ours against theirs."""
