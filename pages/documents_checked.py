"""Both founding documents, statement by statement: what holds, and what to say today."""

from components.ui.documents_page import show_statements, show_verdicts

show_verdicts()
show_statements()
