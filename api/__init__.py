"""The HTTP service: it knows HTTP, asks `graph` and loads through `loaders`."""
