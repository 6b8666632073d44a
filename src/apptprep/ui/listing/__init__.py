"""Lists of records beside a detail pane: rows, search, tabs, pages."""
