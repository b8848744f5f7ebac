"""The reader of pairs in ``newslens-minilm``: how it is learned."""
