"""The publishers' own files: one module for each format, file in, tidy rows out."""
