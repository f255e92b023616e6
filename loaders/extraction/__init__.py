"""From one article to what it says: one module a kind of thing found, one module a language."""
