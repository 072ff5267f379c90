#!/usr/bin/env python3
"""Which spans of text that must, and must not, be in the reading of a page are in it: spans.py DIR NACHLESE | spans.py DIR --trafilatura

DIR has gold.json (per page "file", "with", "without") and the pages, gzip. White space and soft hyphens do not count."""
import gzip
import json
import os
import re
import subprocess
import sys

folder, program = sys.argv[1:3]
plain = lambda text: re.sub(r"\s+", " ", text.replace("\xad", ""))


def read(page):
    if program == "--trafilatura":
        import trafilatura

        result = trafilatura.bare_extraction(gzip.open(page).read())
        result = result if isinstance(result, dict) else (result.as_dict() if result else {})
        return result.get("text") or ""
    run = subprocess.run([program, "read", page, "--format", "json"], capture_output=True, text=True)
    try:
        articles = json.loads(run.stdout)
    except ValueError:
        return ""
    article = (articles[0] if articles else {}) if isinstance(articles, list) else articles
    return (article.get("teaser") or "") + "\n" + (article.get("body") or "")


found = {"with": 0, "without": 0}
total = {"with": 0, "without": 0}
for entry in json.load(open(os.path.join(folder, "gold.json"), encoding="utf-8")).values():
    text = plain(read(os.path.join(folder, entry["file"] + ".gz")))
    for kind in found:
        found[kind] += sum(plain(span) in text for span in entry[kind])
        total[kind] += len(entry[kind])
share = {kind: found[kind] / total[kind] for kind in found}
print(f"wanted spans {share['with']:.3f} of {total['with']}  unwanted spans {share['without']:.3f} of {total['without']}")
