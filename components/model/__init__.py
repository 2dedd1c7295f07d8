"""What is shown: exhibits, what a reader chose of them, and the view that both give."""
