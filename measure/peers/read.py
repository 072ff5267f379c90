#!/usr/bin/env python3
"""What trafilatura and htmldate make of pages: read.py PAGE.gz...; a JSON object a page."""
import gzip
import json
import sys

import htmldate
import trafilatura

for page in sys.argv[1:]:
    markup = gzip.open(page).read()
    result = trafilatura.bare_extraction(markup)
    result = result if isinstance(result, dict) else (result.as_dict() if result else {})
    date = htmldate.find_date(markup, original_date=True)
    print(json.dumps({"page": page, "published": date, "text": result.get("text")}))
