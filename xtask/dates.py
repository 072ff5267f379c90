#!/usr/bin/env python3
"""On how many pages the day of publication is right: dates.py DIR NACHLESE | dates.py DIR --htmldate

DIR has gold.tsv (file, day, address) and the pages, gzip. Names every page that is not right; where the day that gold
names is the one of the last change, says so."""
import gzip
import json
import os
import subprocess
import sys

folder, program = sys.argv[1:3]


def read(page):
    if program == "--htmldate":
        import htmldate

        return {"published": htmldate.find_date(gzip.open(page).read(), original_date=True)}
    run = subprocess.run([program, "read", page, "--format", "json"], capture_output=True, text=True)
    try:
        articles = json.loads(run.stdout)
    except ValueError:
        return {}
    return (articles[0] if articles else {}) if isinstance(articles, list) else articles


right = unknown = updated = total = 0
for row in open(os.path.join(folder, "gold.tsv"), encoding="utf-8"):
    file, gold, _ = row.rstrip("\n").split("\t")
    article = read(os.path.join(folder, file))
    day = (article.get("published") or "")[:10]
    is_change = (article.get("updated") or "")[:10] == gold
    total += 1
    right += day == gold
    unknown += not day
    updated += day != gold and is_change
    if day != gold:
        print(f"  {file}: {gold}, read {day or 'nothing'}{' (gold is the last change)' if is_change else ''}")
print(f"pages {total}  date right {right / total:.3f}  unknown {unknown}  gold is the last change {updated}")
