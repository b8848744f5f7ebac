"""Who says it: the source of a cue, from the parse and from what stands beside it."""
