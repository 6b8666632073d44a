"""Real and made files that lie beside the project, in ``../shared/samples``; not part of it."""

from __future__ import annotations

from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[2] / "shared" / "samples"
"""The folder, whether it is there or not."""

needs_samples = pytest.mark.skipif(
    not SAMPLES.is_dir(),
    reason="The sample files of ../shared/samples are not beside this checkout.",
)
"""Marks a test that reads them."""
