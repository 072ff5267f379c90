#!/usr/bin/env python3
"""Parts the pages of ../shared into those that rules were made with and those set aside: apart.py SHARED SCRATCH

A fifth of the outlets is set aside, by a hash of the outlet's name, before any rule is made. SCRATCH gets the folders
html, html_dates and html_spans, each with tuned and apart, with links to the pages and the gold files cut accordingly."""
import hashlib
import json
import os
import sys
from urllib.parse import urlsplit

shared, scratch = sys.argv[1:3]


def part(outlet):
    return "apart" if hashlib.sha256(outlet.lower().encode()).digest()[0] < 51 else "tuned"


def host(url):
    name = urlsplit(url).hostname or ""
    return name[4:] if name.startswith("www.") else name


def folder(name, kind):
    path = os.path.join(scratch, name, kind)
    os.makedirs(path, exist_ok=True)
    return path


def link(name, file, kind):
    target = os.path.join(folder(name, kind), file)
    if not os.path.lexists(target):
        os.symlink(os.path.abspath(os.path.join(shared, "data", name, file)), target)


def write(name, gold, rows):
    for kind in ("tuned", "apart"):
        with open(os.path.join(folder(name, kind), gold), "w", encoding="utf-8") as out:
            out.writelines(row for row, of in rows if of == kind)


rows = []
for row in open(os.path.join(shared, "data/html/map.tsv"), encoding="utf-8"):
    page, gold, _ = row.rstrip("\n").split("\t")
    kind = part("_".join(page.split("_")[:2]))
    rows.append((row, kind))
    link("html", page, kind)
    link("html", gold, kind)
write("html", "map.tsv", rows)

rows = []
for row in open(os.path.join(shared, "data/html_dates/gold.tsv"), encoding="utf-8"):
    page, _, url = row.rstrip("\n").split("\t")
    kind = part(host(url))
    rows.append((row, kind))
    link("html_dates", page, kind)
write("html_dates", "gold.tsv", rows)

spans = json.load(open(os.path.join(shared, "data/html_spans/gold.json"), encoding="utf-8"))
kinds = {name: part(host(entry["url"])) for name, entry in spans.items()}
for kind in ("tuned", "apart"):
    chosen = {name: entry for name, entry in spans.items() if kinds[name] == kind}
    for entry in chosen.values():
        link("html_spans", entry["file"] + ".gz", kind)
    json.dump(chosen, open(os.path.join(folder("html_spans", kind), "gold.json"), "w", encoding="utf-8"))
