"""From evidence to knowledge: profiles, blocking, features, scoring, clustering, judgements."""
