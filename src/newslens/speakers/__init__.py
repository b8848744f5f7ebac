"""One entry per speaker over all articles: the resolve slot."""
