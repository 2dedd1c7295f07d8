"""An exhibit to take away, and to verify later: data, metadata, chart, words and their digests in one ZIP.

`python -m components.exports.figure_package verify FILE.zip` says whether it still tells the same.
"""
