"""The overview page: what needs a hand first, for people who never see a terminal. Pure: facts in, HTML out.

Ids and initials only: no name, no birth date, no sentence of a case. No JavaScript, nothing from outside.
"""
