"""What is in deploy/: the web server, the units; with real processes where they can be had."""
