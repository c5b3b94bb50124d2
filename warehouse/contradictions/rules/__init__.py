"""One module a contradiction rule, its name the rule's code: KIND, MESSAGE, FIELDS and `find(papers)`."""
