"""From one person who is found to an estimate of millions, in eight steps."""

from components.ui.story_page import show_story

show_story()
