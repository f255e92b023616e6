"""From what people have (text, web pages, JSON, copied listings) to articles: one module a format."""
