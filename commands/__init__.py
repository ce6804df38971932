"""The commands of the command line: each reads its arguments, calls the floors below, and prints."""
