"""Several Analyses to one Comparison: what is shared, what differs, what one outlet alone tells."""

from summarize.comparison.compare import compare
from summarize.comparison.types import Comparison

__all__ = ["Comparison", "compare"]
