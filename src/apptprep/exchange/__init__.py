"""Files in and out: one module a format. Readers never write; they return what they found.

**How to add a reader.** A reader is one module (or a package for a large format) that ends in ::

    FORMAT = Format("Name a person knows", recognises, read)          # or with claims, see below

and has its line in :data:`apptprep.exchange.recognise.FORMATS`, special formats before general
ones (an export that holds FHIR files before FHIR). Nothing else has to know it: window, command
line, preview, comparing, joining and undo follow.

What was chosen (file, folder, disc, zip) is a :class:`~apptprep.exchange.walk.Root`. The walker
finds all files in it, keeps every limit, sees through gzip and one zip inside a zip, and hands on
:class:`~apptprep.exchange.source.Source` objects, which hold no bytes. Then, for each root:

1. ``recognises(head, source) -> bool`` is asked of **every file** with its first 4,096 bytes
   (already unpacked). By content, never by name; quick, pure, no heavy imports, never raises.
   :mod:`~apptprep.exchange.heads` knows encodings, JSON, the XML root element, login pages.
2. ``claims(recognised, root) -> sources`` (optional) decides which files are read. It may claim
   others that belong along (``clinical-records/*.json`` beside a health export: look through
   ``root.sources``), fewer, or none. A file goes to the first format that claims it.
3. ``read(claimed, root, wanted) -> Reading`` reads **all claimed files of the root at once**, so
   that references between files resolve. It imports what is heavy inside. A file that is only met
   while reading (a PDF that a document refers to) is found with ``root.find(parts)`` or
   ``root.beside(source, "a/b.pdf")``, never by a path of one's own, and said with
   ``findings.use(source)``, so that it does not turn up once more as a loose file.

Reading goes through :class:`~apptprep.exchange.findings.Findings`::

    findings = Findings("FHIR", root, wanted.today, wanted.most)
    for number, source in enumerate(claimed):
        wanted.progress(number / len(claimed), f"Reading {source.name}")   # may raise: let it
        with findings.guarding(source):        # UnreadableFile -> one remark, the others go on
            data = source.read()               # capped; or source.open() to stream
            ...
            findings.add(record, source, Spot("Medications, row 3", dated, "system|id"), who=who)
            findings.state("allergies_state", "none", source, Spot("Allergies"), who)
            findings.remark(source, "its dose cannot be read", "Medications, row 4")
    return findings.reading()

* **Entries** are :class:`~apptprep.records.base.Record` objects with what the file says and
  nothing else: unknown stays empty, partial dates partial (:meth:`When.parse` reads ``2019-03``),
  codes go into ``codes`` as received (:class:`~apptprep.records.origin.Code`; short system names
  stand there), study UID and accession number into their fields. Set ``source="report"`` for what
  a clinic wrote. File, place, date and number there are stamped by ``add`` into ``origins``.
* **The same thing twice** is not the reader's business: bring in every mention; entries are joined
  afterwards (:mod:`apptprep.jobs.same_thing`) by what their fields and codes tell, within an import
  and with the record. ``keys`` are for what stands in no field.
* **Who**: give ``who=Who(name, also, born, sex, number)`` wherever the file names the person.
  Several people in one root are told apart by it; the record's person is compared with it.
* **Ticked at first** is decided by :mod:`~apptprep.exchange.relevance` for all formats alike. A
  reader that knows better gives ``left_out="a bill, not a finding"``: shown, not ticked. What no
  person wants to see as an entry (thousands of claims) is no entry: count it in one remark.
* **"No known allergies"** is a statement about the person's list (``findings.state``), never an
  allergy. "No information" is nothing at all.
* **Attached files**: ``findings.attach(data, name, again)`` or ``findings.attach_source(source)``
  give a ``FileRef`` for the record's ``attached``; bytes are not kept, ``again`` reads them once
  more if the entry is taken.
* **Not understood** is counted and named (``remark``), never shown with its content. Broken or
  hostile input ends in :class:`~apptprep.errors.UnreadableFile` with a sentence: what happened,
  that nothing was brought in, what to do. Anything else a reader raises is a bug.
* **Memory**: an export may have 3 GB and the app stays within 200 MiB. Stream what can be large;
  :data:`~apptprep.exchange.guards.LARGEST_TEXT` caps what is held whole. Of very many entries
  :mod:`~apptprep.exchange.newest` keeps some and counts the rest; let nothing of the file hang on
  an entry. ``tests/benchmarks/bench_memory.py`` measures it.
"""
