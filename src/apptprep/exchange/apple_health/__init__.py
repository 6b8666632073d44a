"""Apple Health exports: symptoms, weight, temperature, blood pressure, and clinics' records.

``format`` knows an export, ``stream`` passes gigabytes and keeps what counts, ``symptoms`` and
``entries`` turn it into entries, ``reader`` joins them with the clinics' FHIR files.
"""
