"""The questions that users come with, answered from an analysis: each a function, and a method of `newslens.Analysis`.

What one article took over from another counts once, and the order of the articles changes no answer.
"""
