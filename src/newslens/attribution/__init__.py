"""Who said what in one article: the attribute slot."""
