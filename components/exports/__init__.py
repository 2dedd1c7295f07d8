"""A view in files to take away: spreadsheet, picture, page."""
