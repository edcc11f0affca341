"""The asynchronous clients. `scripts/make_sync.py` makes `_sync` of this folder: edit only this one."""
