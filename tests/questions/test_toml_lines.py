"""Reading TOML and telling lines."""

from __future__ import annotations

from apptprep.questions.toml_lines import heading_lines, parse, table_line, tables

TEXT = """# a comment
topic = "x"

[[question]]
id = "a"

  [[ question ]]
id = "b"

[source.good-one]
publisher = "p"

[source."quoted one"]
publisher = "p"
"""


def test_headings_are_found_in_order() -> None:
    assert heading_lines(TEXT, "question") == (4, 7)
    assert heading_lines(TEXT, "line") == ()


def test_the_line_of_a_table_is_found() -> None:
    assert table_line(TEXT, "source", "good-one") == 10
    assert table_line(TEXT, "source", "quoted one") == 13
    assert table_line(TEXT, "source", "missing") == 0


def test_a_syntax_error_comes_with_its_line() -> None:
    data, problem = parse("x.toml", 'a = 1\nb = "open\n')
    assert data == {}
    assert problem is not None
    assert str(problem).startswith("x.toml:2: not readable: ")
    assert "(at line" not in problem.sentence


def test_an_error_at_the_end_of_the_file_is_in_its_last_line() -> None:
    _, problem = parse("x.toml", "a = 1\n[[table")
    assert problem is not None
    assert problem.line == 2


def test_only_tables_count() -> None:
    assert tables({"a": [{"x": 1}, 3]}, "a") == ({"x": 1},)
    assert tables({"a": "text"}, "a") == ()
    assert tables({}, "a") == ()
