"""Trials from ClinicalTrials.gov: downloads as JSON or CSV, pages of its API, lists of numbers.

Field names and traps are those of the register's API, version 2 (OpenAPI 2.0.5), and of its CSV
download. Nothing here opens a connection; see :mod:`apptprep.exchange.trials_gov.search` for that.
"""

from __future__ import annotations

from apptprep.exchange.trials_gov.reader import FORMAT

__all__ = ["FORMAT"]
