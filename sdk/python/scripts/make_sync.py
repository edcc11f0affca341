"""Makes the synchronous clients (`_sync`) of the asynchronous ones (`_async`). Standard library only.

Run it after a change of `_async`; with `--check` it only tells whether `_sync` is up to date.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Dict

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "mnemonest"

#: Words of asynchronous code, and what they are in synchronous code. Longer ones are first.
WORDS = [
    (r"\bUnion\[Iterable\[ImportItem\], AsyncIterable\[ImportItem\]\]", "Iterable[ImportItem]"),
    (r"\bAwaitable\[P\]", "P"),
    (r", AsyncIterable\b", ""),
    (r", AsyncIterator, Awaitable, Callable, Generic\b", ", Callable, Generic, Iterator"),
    (r"\bAsyncIterator, Dict, Iterable, Mapping, Optional, Sequence, Union\b", "Dict, Iterable, Iterator, Mapping, Optional, Sequence"),
    (r"\bAsyncIterator, Mapping\b", "Iterator, Mapping"),
    (r"\bAsyncIterator\b", "Iterator"),
    (r"\bAsync(?=[A-Z])", ""),
    (r"\basync (?=def|for|with)", ""),
    (r"\bawait ", ""),
    (r"\basync_lines\b", "sync_lines"),
    (r"\bimport asyncio\n(?:import time\n)?", "import time\n"),
    (r"\basyncio\.sleep\b", "time.sleep"),
    (r"\b__a(enter|exit|iter)__\b", r"__\1__"),
    (r"\ba(close|read|iter_bytes)\(", r"\1("),
    (r"\basynchronous clients\. `scripts.*`_sync` of this folder: edit only this one\.", "synchronous clients, which `scripts/make_sync.py` makes of `_async`: do not edit them."),
]


def synchronous() -> Dict[Path, str]:
    """Returns the synchronous files and their texts."""
    return {path.parent.parent / "_sync" / path.name: _converted(path.read_text()) for path in (PACKAGE / "_async").glob("*.py")}


def _converted(text: str) -> str:
    for pattern, replacement in WORDS:
        text = re.sub(pattern, replacement, text)
    imports = re.compile(r"^import json\nimport time\n|^import time\nimport json\n", re.MULTILINE)
    return imports.sub("import json\nimport time\n", text)


if __name__ == "__main__":
    outdated = [path for path, text in synchronous().items() if not path.exists() or path.read_text() != text]
    if "--check" not in sys.argv:
        for path in outdated:
            path.write_text(synchronous()[path])
    elif outdated:
        sys.exit(f"run scripts/make_sync.py: {', '.join(path.name for path in outdated)} are not up to date")
