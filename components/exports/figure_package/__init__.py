"""An exhibit to take away, and to verify later: data, metadata, chart, words and their digests in one ZIP."""
