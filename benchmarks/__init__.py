"""How fast and how good Readout is, measured on material beside the checkout."""
