"""The cards that pages are put together from."""
