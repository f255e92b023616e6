"""Word lists: data files with a header that says what they hold, read by the modules above."""
