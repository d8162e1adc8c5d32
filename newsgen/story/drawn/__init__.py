"""All that may be concluded of a day or a week, each in the family of what it looks at."""
