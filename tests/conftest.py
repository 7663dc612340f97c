"""What holds for every test: examples are the same on every run, and no test is timed."""

from __future__ import annotations

from hypothesis import settings

# A busy machine is no failure: what is fast is measured in benchmarks/.
settings.register_profile("summarize", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("summarize")
