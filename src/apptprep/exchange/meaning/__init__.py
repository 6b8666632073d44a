"""What codes and clinics' words mean in ours: the same for FHIR, C-CDA and health exports.

Pure functions over words and codes as received. Nothing is looked up elsewhere, nothing is
guessed: what is not known here stays in the words it came with.
"""
