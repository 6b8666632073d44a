"""A check of a summary's structure against IPS 2.0.0, read from the profiles' own snapshots.

It checks counts, fixed values, patterns, slices told apart by a value or a type, and the rules of
IPS itself (ips-*, bdl-ips-1). It is not the HL7 validator: no bindings, no terminology server, no
slices told apart by a profile. ``tests/exchange/ips/test_structure.py`` proves it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

PROFILES = Path(__file__).parents[2] / "data" / "ips" / "profiles.json"
Json = dict[str, Any]
_LABORATORY, _RADIOLOGY = (
    "Observation-results-laboratory-pathology",
    "Observation-results-radiology",
)


class Node:
    """One element of a profile with those inside it and its slices."""

    def __init__(self, rule: Json) -> None:
        self.rule = rule
        self.inside: dict[str, Node] = {}
        self.slices: dict[str, Node] = {}


@cache
def profile(name: str) -> Node:
    """Return the tree of a profile."""
    rows = json.loads(PROFILES.read_text(encoding="utf-8"))[name]
    root = Node(rows[0])
    for row in rows[1:]:
        node = root
        for part in row["id"].split(".")[1:]:
            plain, _, sliced = part.partition(":")
            node = node.inside.setdefault(plain, Node({}))
            if sliced:
                node = node.slices.setdefault(sliced, Node({}))
        node.rule = row
    return root


def faults(bundle: Json) -> list[str]:
    """Return everything in which a bundle differs from the profiles; empty for none."""
    found = list(_walk(bundle, profile("Bundle"), "Bundle"))
    for place, entry in enumerate(bundle.get("entry", [])):
        resource = entry.get("resource", {})
        name = _profile_of(resource)
        if name:
            found += _walk(resource, profile(name), f"entry[{place}] {name}")
        if place == 0 and resource.get("resourceType") != "Composition":
            found.append("the first entry is no Composition (bdl-11)")
        for part in resource.get("contained", []):
            if part.get("resourceType") == "Medication":
                found += _walk(part, profile("Medication"), f"entry[{place}] contained")
    return found


def _profile_of(resource: Json) -> str:
    kind = str(resource.get("resourceType", ""))
    if kind != "Observation":
        return kind if kind in json.loads(PROFILES.read_text(encoding="utf-8")) else ""
    codes = {
        code.get("code") for each in resource.get("category", []) for code in each.get("coding", [])
    }
    if "imaging" in codes:
        return _RADIOLOGY
    return _LABORATORY if "laboratory" in codes else ""


def _walk(value: Json, node: Node, place: str) -> Iterator[str]:
    for rule in node.rule.get("rules", []):
        if not RULES[rule](value):
            yield f"{place}: {rule}"
    for name, child in node.inside.items():
        present = list(_values(value, name))
        yield from _counted(present, child, f"{place}.{name}")
        for each in present:
            found = [key for key, part in child.slices.items() if _is_slice(each, part, child)]
            held = child.slices[found[0]] if found else child
            yield from _fixed(each, held, f"{place}.{name}")
            if isinstance(each, dict):
                yield from _walk(
                    each, held, f"{place}.{name}{':' if found else ''}{''.join(found[:1])}"
                )


def _counted(present: list[Any], child: Node, place: str) -> Iterator[str]:
    for rule, many, called in (
        (child.rule, present, place),
        *(
            (
                part.rule,
                [each for each in present if _is_slice(each, part, child)],
                f"{place}:{key}",
            )
            for key, part in child.slices.items()
        ),
    ):
        most = rule.get("max", "*")
        if len(many) < rule.get("min", 0):
            yield f"{called}: {len(many)} of at least {rule['min']}"
        if most != "*" and len(many) > int(most):
            yield f"{called}: {len(many)} of at most {most}"


def _values(value: Json, name: str) -> Iterator[Any]:
    """Yield what stands under a name; a primitive that only has extensions is there, too."""
    if name.endswith("[x]"):
        stem = name.removesuffix("[x]")
        keys = [
            key
            for key in value
            if key.lstrip("_").startswith(stem)
            and key.lstrip("_")[len(stem) : len(stem) + 1].isupper()
        ]
        names = list(dict.fromkeys(key.lstrip("_") for key in keys))
    else:
        names = [name] if name in value or f"_{name}" in value else []
    for each in names:
        found = value.get(each, value.get(f"_{each}"))
        yield from found if isinstance(found, list) else [found]


def _is_slice(value: Any, part: Node, child: Node) -> bool:
    """Tell whether a value belongs to a slice, by the discriminators that can be looked at."""
    known = [each for each in child.rule.get("slicing", []) if each[0] in ("value", "type")]
    if not known:
        return False
    for kind, path in known:
        if kind == "type" and path == "resource":
            types = part.inside.get("resource", Node({})).rule.get("type", [])
            if (
                not isinstance(value, dict)
                or value.get("resource", {}).get("resourceType") not in types
            ):
                return False
        elif kind == "type":
            return False  # choices have no counts of their own in these profiles
        else:
            node, inner = part, value
            for step in [] if path == "$this" else path.split("."):
                node = node.inside.get(step, Node({}))
                inner = inner.get(step) if isinstance(inner, dict) else None
            wanted = _wanted(node)
            if wanted is None or not matches(wanted, inner):
                return False
    return True


def _wanted(node: Node) -> Any:
    return next((v for k, v in node.rule.items() if k.startswith(("fixed", "pattern"))), None)


def _fixed(value: Any, node: Node, place: str) -> Iterator[str]:
    wanted = _wanted(node)
    if wanted is not None and not matches(wanted, value):
        yield f"{place}: is not {json.dumps(wanted)}"


def matches(pattern: Any, value: Any) -> bool:
    """Tell whether a value holds all that a pattern holds (FHIR R4, ElementDefinition.pattern)."""
    if isinstance(pattern, dict):
        return isinstance(value, dict) and all(matches(p, value.get(k)) for k, p in pattern.items())
    if isinstance(pattern, list):
        many = value if isinstance(value, list) else []
        return all(any(matches(each, one) for one in many) for each in pattern)
    return bool(pattern == value)


def _has(value: Json, *names: str) -> bool:
    return any(next(_values(value, name), None) for name in names)


def _day_at_least(value: Any) -> bool:
    return not isinstance(value, str) or len(value) >= len("20240301")


RULES: dict[str, Callable[[Any], bool]] = {
    "bdl-ips-1": lambda bundle: all(
        each.get("resource", {}).get("resourceType") != "Composition"
        for each in bundle.get("entry", [])[1:]
    ),
    "ips-comp-1": lambda section: _has(section, "entry", "emptyReason"),
    "ips-pat-1": lambda name: _has(name, "family", "given", "text", "extension"),
    "ips-1": _day_at_least,
    "ips-2": lambda seen: _has(seen, "value[x]", "hasMember", "component", "dataAbsentReason"),
    "ips-3": lambda seen: any(
        _has(part, "value[x]", "dataAbsentReason")
        for part in seen.get("component", [{"valueString": "x"}])
    ),
}
