"""Servers that are asked: one module or package a source, and the client that they share."""
