"""Where prices come from: one module a source, each handing a whole batch to the store."""
