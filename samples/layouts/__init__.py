"""How the samples look: type, line breaking, pages, and one module per layout that occurs."""
