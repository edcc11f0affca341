"""Adapters of the Python client to frameworks. Import the module of the framework that is installed."""
