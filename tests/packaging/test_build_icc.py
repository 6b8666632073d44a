"""The colour profile: what the script writes is what is bundled, and it is sRGB."""

from __future__ import annotations

import struct
from io import BytesIO

from PIL import Image, ImageCms

import build_icc
from apptprep import bundled


def test_the_bundled_profile_is_what_the_script_writes() -> None:
    assert bundled.read_bytes("colour/srgb.icc") == build_icc.profile()


def test_its_size_and_places_are_right() -> None:
    data = build_icc.profile()
    assert struct.unpack(">I", data[:4])[0] == len(data)
    assert data[12:24] == b"mntrRGB XYZ "
    assert data[36:40] == b"acsp"
    for number in range(struct.unpack(">I", data[128:132])[0]):
        _, offset, size = struct.unpack(">4sII", data[132 + 12 * number : 144 + 12 * number])
        assert offset % 4 == 0
        assert offset + size <= len(data)


def test_its_colours_are_those_of_srgb() -> None:
    ours = ImageCms.ImageCmsProfile(BytesIO(build_icc.profile()))
    image = Image.new("RGB", (16, 16))
    pixels = [((n * 7) % 256, (n * 13) % 256, (n * 29) % 256) for n in range(256)]
    image.putdata(pixels)
    turned = ImageCms.profileToProfile(image, ours, ImageCms.createProfile("sRGB"))
    assert turned is not None
    flat = zip(image.tobytes(), turned.tobytes(), strict=True)
    assert max(abs(before - after) for before, after in flat) <= 1
