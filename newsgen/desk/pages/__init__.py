"""The desk's pages, a module each: ``routes`` are its handlers, declared by ``newsgen.desk.routes``."""
