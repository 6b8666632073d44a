"""The window: pages, form, widgets and theme. The only package that imports Qt."""
