"""Reports on evaluations: scores of arms, A/B comparisons; `summarize.reports` hands them out.

Each form stands in a module of its own, so that one does not load what another one needs.
"""
