"""Turning a composed packet into pages: fonts, wrapping, blocks, tables, charts, page frame."""
