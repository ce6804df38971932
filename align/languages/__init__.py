"""The French and the Dutch text of one contract: where they say different things, and which term answers to which."""
