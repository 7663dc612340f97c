"""One article to one Analysis: what it says and how it says it, with evidence."""

from summarize.analysis.engines import EXTRACTIVE, analyse, analyse_all, check_model
from summarize.analysis.saved import SavedAnalysisError, load_analysis, without_text
from summarize.analysis.types import Analysis

__all__ = [
    "EXTRACTIVE",
    "Analysis",
    "SavedAnalysisError",
    "analyse",
    "analyse_all",
    "check_model",
    "load_analysis",
    "without_text",
]
