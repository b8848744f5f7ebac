"""How the English pipeline that ships with newslens is made, from corpora to the files in ``newslens.language.english``."""
