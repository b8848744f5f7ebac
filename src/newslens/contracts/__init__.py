"""What a stage may give back: checked at every boundary, so that a fault is blamed on the stage that made it.

The checks cost one step for each span and one comparison of the text; they read nothing that is not needed for that.
"""

from newslens.contracts.articles import check_article, check_read
from newslens.contracts.sets import check_alignments, check_report, check_resolution, most_alignments

__all__ = [
    "check_alignments",
    "check_article",
    "check_read",
    "check_report",
    "check_resolution",
    "most_alignments",
]
