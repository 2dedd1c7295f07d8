"""What is shown: exhibits declared in files of `topics/` or worked out here, and the site map."""
