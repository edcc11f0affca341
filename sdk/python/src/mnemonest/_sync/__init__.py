"""The synchronous clients, which `scripts/make_sync.py` makes of `_async`: do not edit them."""
