"""Raw text to article text, with the way back: the clean slot."""
