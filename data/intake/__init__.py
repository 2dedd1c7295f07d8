"""Publishers' files into tables: readers, aggregates, the store of loaded editions."""
