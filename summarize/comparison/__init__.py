"""Several Analyses to one Comparison: what is shared, what differs, what one outlet alone tells."""

from summarize.comparison.side_by_side import compare
from summarize.comparison.types import Comparison

__all__ = ["Comparison", "compare"]
