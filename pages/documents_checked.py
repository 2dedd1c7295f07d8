"""Both founding documents, statement by statement: what holds, and what to say today."""

from components.ui.documents_page import show_documents

show_documents()
