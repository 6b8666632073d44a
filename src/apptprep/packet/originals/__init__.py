"""Other people's files behind our pages: looked into, cleaned and joined in a process of their own.

A foreign PDF or picture can be damaged, huge or hostile. So no byte of it is parsed in the app's
own process: :mod:`apptprep.packet.originals.child` is a small program that gets bytes through a
pipe, works under limits, and can be killed at any moment; nothing is written to disk.
"""
