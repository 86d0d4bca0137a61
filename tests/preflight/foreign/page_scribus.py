"""Run by Scribus: scribus -g -ns -py page_scribus.py. The profile sample.icc must lie where Scribus looks for profiles."""
import os
import re

import scribus

HERE = os.getcwd()
SLA = os.path.join(HERE, "page.sla")
POINT = 72 / 25.4
scribus.newDocument((100 * POINT, 60 * POINT), (10, 10, 10, 10), scribus.PORTRAIT, 1, scribus.UNIT_POINTS,
                    scribus.PAGE_1, 0, 1)
scribus.defineColorCMYK("Harbour", 0, 242, 230, 13)
for top, size, text in ((15, 18, "Harbour Evening Post"), (50, 9, "The lighthouse on Crescent Cape is lit again.")):
    frame = scribus.createText(20, top, 240, size * 1.8)
    scribus.setText(text, frame)
    scribus.setFont("DejaVu Serif Book", frame)
    scribus.setFontSize(size, frame)
panel = scribus.createRect(20, 90, 80, 40)
scribus.setFillColor("Harbour", panel)
scribus.setLineColor("None", panel)
scribus.setInfo("Harbour Evening Post", "Harbour Evening Post", "")
# The script interface cannot choose the profile of the printer: the document says it.
scribus.saveDocAs(SLA)
scribus.closeDoc()
with open(SLA, encoding="utf-8") as file:
    document = re.sub(r'(DPPr|PrintP)="[^"]*"', r'\1="Sample newsprint"', file.read())
with open(SLA, "w", encoding="utf-8") as file:
    file.write(document)
scribus.openDoc(SLA)
for version, name in ((10, "scribus-x4.pdf"), (11, "scribus-x1a.pdf"), (15, "scribus.pdf")):
    pdf = scribus.PDFfile()
    pdf.file = os.path.join(HERE, name)
    pdf.version = version
    pdf.outdst = 1 if version < 15 else 0  # to the printer, to the screen
    pdf.info = "Harbour Evening Post"
    pdf.subsetList = ["DejaVu Serif Book"]
    pdf.fontEmbedding = 0
    pdf.save()
