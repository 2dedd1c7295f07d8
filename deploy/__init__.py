"""What is needed to serve the dashboard to others, and to release it. docs/deploy.md describes it."""
