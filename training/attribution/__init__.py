"""From annotated articles to the attribution model in ``newslens.attribution.learned``."""
