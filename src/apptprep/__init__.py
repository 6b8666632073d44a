"""apptprep: a private record of an illness, made into questions and a packet for a visit."""

__version__ = "0.1.0"
