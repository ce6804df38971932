"""The history of the tables: one module of `versions` for the way to each version, run by Alembic."""
