"""The piece to cut out."""

from __future__ import annotations

from apptprep.packet.drawing import wallet
from apptprep.packet.drawn import Wallet


def made(*back: str, front: tuple[str, ...] = ("born 1961",)) -> wallet.WalletLaid:
    return wallet.wallet(Wallet("Cut", "Anna", front, "Medicines", back), 495.0)


def words(lines: tuple[tuple[object, tuple[object, ...]], ...]) -> list[str]:
    return ["".join(getattr(piece, "text", "") for piece in line) for _, line in lines]


def test_few_medicines_are_set_larger_than_many() -> None:
    few = made("Senna: 2 tablets")
    many = made(*(f"Medicine {n}: 1 tablet" for n in range(13)))
    assert few.back[1][0].size == 9.0
    assert many.back[1][0].size < 9.0
    assert "more on the whole sheet" not in " ".join(words(many.back))


def test_what_does_not_fit_is_counted_and_nothing_runs_over() -> None:
    laid = made(*(f"Medicine {n}: 1 tablet in the morning" for n in range(60)))
    shown = words(laid.back)
    count = sum(line.startswith("Medicine ") for line in shown)
    assert shown[-1] == f"{60 - count} more on the whole sheet"
    high = sum(look.leading for look, _ in laid.back)
    assert high <= wallet.HIGH


def test_a_long_front_is_cut_at_the_edge() -> None:
    laid = made("a", front=tuple("word " * 90 for _ in range(12)))
    assert sum(look.leading for look, _ in laid.front) <= wallet.HIGH
