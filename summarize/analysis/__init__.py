"""One article to one Analysis: what it says and how it says it, with evidence."""

from summarize.analysis.engines import EXTRACTIVE, analyse, analyse_all, open_session
from summarize.analysis.options import ModelOptions
from summarize.analysis.saved import SavedAnalysisError, load_analysis, without_text
from summarize.analysis.types import Analysis

__all__ = [
    "EXTRACTIVE",
    "Analysis",
    "ModelOptions",
    "SavedAnalysisError",
    "analyse",
    "analyse_all",
    "load_analysis",
    "open_session",
    "without_text",
]
