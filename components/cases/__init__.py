"""The page of case records: what is asked, how it is answered, in words and charts."""
