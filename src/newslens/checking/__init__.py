"""Every quotation of a draft held against the sources: exact, altered, misattributed or not found."""
