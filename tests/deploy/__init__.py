"""What is in deploy/: the web server, the units, the release; with real processes where they can be had."""
