"""The words that signal an attribution: verbs, nouns, prepositions, and how likely each is one."""
