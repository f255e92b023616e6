"""What people decide, from the ids that they see to the ledger and back. `decisions.py` is where to start."""
