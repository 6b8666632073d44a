"""A record whose names and notes are written in every script the fonts are there for."""

from __future__ import annotations

from tests.packet.samples import when

from apptprep.records import (
    Appointment,
    Contact,
    Diagnosis,
    Medication,
    Person,
    Question,
    Snapshot,
    SymptomEntry,
)

NAMES = {
    "Latin": "Łucja Þórsdóttir-Ğüneş",
    "Vietnamese": "Nguyễn Thị Phượng",
    "Latin with placed marks": "Ọ̀ṣun Ɛ̃́n̈a",
    "Greek": "Ελένη Παπαδοπούλου",
    "Cyrillic": "Ђорђе Қасымов",
    "Arabic": "سارة عبد الله الأحمد",
    "Arabic with vowels": "مُحَمَّد",
    "Persian": "نیلوفر پژوهش",
    "Hebrew": "יעל כהן",
    "Hebrew with vowels": "שָׂרָה",
    "Devanagari": "क्षत्रिय श्रीकृष्ण",
    "Thai": "น้ำทิพย์ ที่รัก",
    "Chinese, simplified": "张晓东",
    "Chinese, traditional": "張醫師",
    "Japanese": "山田 太郎さん",
    "Korean": "김영희",
    "Bengali": "শ্রীমতী রায়",
    "Tamil": "கொற்றவை",
    "Georgian": "ნინო",
    "Armenian": "Անահիտ",
    "Ethiopic": "አበበ",
    "Emoji": "Anna 👩\u200d👧😀",
}
"""A name in each script."""

NOTES = {
    "Arabic": "تأخذ Tamoxifen 20 mg مرة واحدة يوميا منذ 12 مارس 2024، وتشعر بألم (شديد) في الظهر.",
    "Hebrew": "אני לוקחת Tamoxifen 20 mg פעם ביום, ואחרי 12.5 mg היו לי כאבים (חזקים) בלילה.",
    "Devanagari": "मैं रोज़ 20 mg लेती हूँ। पीठ में तेज़ दर्द है और रात में नींद नहीं आती।",
    "Thai": "กินยา 20 mg วันละครั้ง มีอาการปวดหลังมากเวลายืนนาน ๆ กลางคืนยังปวดอยู่",
    "Chinese": "从2024年3月开始每天服用20 mg（一次一片）。背部下方疼痛很厉害，晚上睡不着。",  # noqa: RUF001
    "Japanese": "新しい薬「カロナール」を飲んだら少し楽になりましたが、夜中に目が覚めました。",
    "Korean": "하루 한 번 20 mg을 먹고 있습니다. 허리 아래쪽 통증이 심해서 잠을 잘 수 없습니다.",
}
"""A note in each script whose lines break by their own rules."""


def every_script(times: int = 1) -> Snapshot:
    """The record; each note is said so many times over."""
    names = list(NAMES.values())
    people = [Contact(name=name, note=f"met {name}, 3 May 2026") for name in names]
    medicines = [
        Medication(name="Tamoxifen", started=when("March 2024"), reason=name) for name in names[::3]
    ]
    entries = [
        SymptomEntry(term=f"pain {name}", when=when("20 November 2026"), now=5, note=note * times)
        for name, note in zip(names, [*NOTES.values(), *NOTES.values()], strict=False)
    ]
    return Snapshot(
        [
            Person(name=f"{NAMES['Arabic']} · {NAMES['Japanese']} · {NAMES['Devanagari']}"),
            Diagnosis(site=NAMES["Greek"], note=NOTES["Chinese"]),
            Appointment(
                who=NAMES["Hebrew"],
                when=when("24 November 2026"),
                purpose="second-opinion",
                wants="\n".join(NOTES.values()),
            ),
            Question(text=NOTES["Japanese"], ask_first="yes"),
            Question(text=NOTES["Hebrew"]),
            *people,
            *medicines,
            *entries,
        ]
    )
