"""What whoever runs the dashboard needs: whether it lives and is ready, its measures, its log."""
