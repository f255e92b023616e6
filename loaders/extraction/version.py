"""Which extractor made a claim: raised with every change of rules, lexicons or weights that changes what is found."""

EXTRACTOR = "readout-2"
