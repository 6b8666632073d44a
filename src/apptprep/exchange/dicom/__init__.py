"""Scans on a disc or in a folder (DICOM): headers, structured reports, encapsulated files.

Every file is looked at; a DICOMDIR is only a hint for what is missing (DICOM PS3.10, PS3.3 F).
Pixels are never decoded, and no viewer, autorun or web page of a disc is touched.
"""
