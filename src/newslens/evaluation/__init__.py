"""What newslens finds against what is there, with bootstrap intervals."""

from newslens.evaluation.calibration import Calibration
from newslens.evaluation.people import evaluate_people
from newslens.evaluation.polnear import evaluate_polnear
from newslens.evaluation.report import Report, render, to_dict
from newslens.evaluation.stories import evaluate_stories

__all__ = ["Calibration", "Report", "evaluate_people", "evaluate_polnear", "evaluate_stories", "render", "to_dict"]
