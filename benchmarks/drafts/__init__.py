"""Drafts of which the truth is known, made from the quotations of the stories in seeds/."""
