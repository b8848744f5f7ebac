"""Everything that an analysis knows of one quote, claim or alignment, in words."""
