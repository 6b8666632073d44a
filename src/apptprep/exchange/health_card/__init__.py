"""SMART Health Cards: files, the text of their QR codes; links that lead to records on a server.

Framework 1.4, <https://spec.smarthealth.cards/>. A card is a signed FHIR bundle. Nothing is
fetched: a signature is checked with a key file (JWKS) that was chosen along with the card, and
else said not to be checked. A link is explained and never opened.
"""
