"""The lists for whoever follows up: what was agreed, what is to be archived, what is to be sent. Pure: facts in, rows out.

Ids and initials only, as on the overview page.
"""
