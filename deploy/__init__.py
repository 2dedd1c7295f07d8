"""What is needed to serve the dashboard to others. docs/deploy.md describes it."""
