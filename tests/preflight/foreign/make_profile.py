#!/usr/bin/python3
"""Writes sample.icc: a CMYK output profile of a few kilobytes, so that the PDFs beside it stay small. It is a rough
model of newsprint (each ink takes its light away, no measured data), made for the tests only.
Format: ICC.1:2001-04, version 2, lut8Type; profile connection space Lab."""
import struct

PAPER = (82, 0, 4)  # L* a* b* of newsprint
INKS = ((-25, -24, -26), (-30, 44, 0), (-4, 0, 58), (-46, 0, -3))  # what full cyan, magenta, yellow, black add
RAMP = bytes(range(256))


def lab(c, m, y, k):
    value = [p + sum(i[n] * s for i, s in zip(INKS, (c, m, y, k))) for n, p in enumerate(PAPER)]
    light, a, b = max(value[0], 20), value[1] * (1 - k), value[2] * (1 - k)
    return bytes((round(light * 255 / 100), round(a) + 128, round(b) + 128))


def inks(light, a, b):
    k = max(0.0, min(1.0, (82 - light) / 50))
    shade = (max(0, -a) / 128, max(0, a) / 128, max(0, b) / 128)
    return bytes(round(255 * min(1.0, s)) for s in shade) + bytes((round(255 * k),))


def lut(inputs, outputs, grid, cells):
    matrix = struct.pack(">9i", *(0x10000 if i % 4 == 0 else 0 for i in range(9)))
    return (b"mft1\0\0\0\0" + bytes((inputs, outputs, grid, 0)) + matrix + RAMP * inputs + b"".join(cells) + RAMP * outputs)


def words(text):
    ascii_text = text.encode() + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(ascii_text)) + ascii_text + bytes(8 + 3 + 67)


a2b = lut(4, 3, 2, [lab(c, m, y, k) for c in (0, 1) for m in (0, 1) for y in (0, 1) for k in (0, 1)])
b2a = lut(3, 4, 5, [inks(i * 25, j * 64 - 128, n * 64 - 128) for i in range(5) for j in range(5) for n in range(5)])
white = b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(v * 65536) for v in (0.58, 0.60, 0.47)))
tags = [(b"desc", words("Sample newsprint")), (b"cprt", b"text\0\0\0\0No rights reserved\0"), (b"wtpt", white),
        (b"A2B0", a2b), (b"B2A0", b2a), (b"gamt", lut(3, 1, 2, [bytes(1)] * 8))]
for same, of in ((b"A2B1", b"A2B0"), (b"A2B2", b"A2B0"), (b"B2A1", b"B2A0"), (b"B2A2", b"B2A0")):
    tags.append((same, of))
at = 128 + 4 + 12 * len(tags)
table, data, places = struct.pack(">I", len(tags)), b"", {}
for name, body in tags:
    if body not in places:
        padded = body + bytes(-len(body) % 4)
        places[name] = (at + len(data), len(body))
        data += padded
    else:
        places[name] = places[body]
    table += name + struct.pack(">2I", *places[name])
head = struct.pack(">I4sI4s4s4s6H4s", at + len(data), b"lcms", 0x02100000, b"prtr", b"CMYK", b"Lab ", 2026, 3, 14, 0, 0, 0,
                   b"acsp")
head += bytes(28) + struct.pack(">3i", 0xF6D6, 0x10000, 0xD32D)
open("sample.icc", "wb").write(head + bytes(128 - len(head)) + table + data)
