#!/usr/bin/env python3
"""What pages lose, and by which rule: losses.py NACHLESE DIR...

For each rule: on how many pages it left out a sentence, how many sentences, their share of all sentences of all pages,
and the pages on which it took more than a twentieth of them, to be looked at. A sentence is a paragraph of sixty bytes
or more that ends as sentences do; labels and links are not counted."""
import glob
import json
import os
import subprocess
import sys
from collections import Counter, defaultdict

program, folders = sys.argv[1], sys.argv[2:]


def is_sentence(text):
    return len(text.encode()) >= 60 and text.rstrip("\"“”«»')").endswith((".", "!", "?", "…"))


pages, sentences, total, kept = Counter(), Counter(), 0, 0
large = defaultdict(list)
for page in sorted(path for folder in folders for path in glob.glob(os.path.join(folder, "*.html.gz"))):
    run = subprocess.run([program, "read", page, "--left-out", "--format", "json"], capture_output=True, text=True)
    try:
        found = json.loads(run.stdout)
    except ValueError:
        continue
    articles = found.get("articles", [found]) if isinstance(found, dict) else found
    for article in articles:
        body = [p for p in (article.get("teaser", "") + "\n\n" + article.get("body", "")).split("\n\n") if is_sentence(p)]
        lost = Counter(left["rule"] for left in article.get("left_out", []) if is_sentence(left["text"]))
        here = len(body) + sum(lost.values())
        total += here
        kept += len(body)
        for rule, count in lost.items():
            pages[rule] += 1
            sentences[rule] += count
            if count * 20 > here:
                large[rule].append((count / here, os.path.basename(page)))
print(f"| rule | pages | sentences | share | pages that lose more than 5 % |\n|---|---|---|---|---|")
for rule, count in sentences.most_common():
    print(f"| {rule} | {pages[rule]} | {count} | {count / total:.3f} | {len(large[rule])} |")
print(f"| in the article | | {kept} | {kept / total:.3f} | |")
if os.environ.get("NAMES"):
    for rule, found in large.items():
        for share, name in sorted(found, reverse=True):
            print(f"  {rule} {share:.2f} {name}")
