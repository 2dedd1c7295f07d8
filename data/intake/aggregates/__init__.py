"""Tables of the data package that our own code makes from the publishers' files."""
