"""Invented documents in the real layouts, one folder a document type, each beside the facts it must yield."""
