"""The schedule: from the time limits of a document to dates, and the tables that show them."""

from extract.schedule.plan import Given, Occurrence, Plan, Planned, Task, plan
from extract.schedule.rows import safe_cell
from extract.schedule.table import schedule, write_schedule
from extract.schedule.workbook import workbook, write_workbook

__all__ = [
    "Given", "Occurrence", "Plan", "Planned", "Task", "plan", "safe_cell", "schedule", "workbook", "write_schedule",
    "write_workbook",
]  # fmt: skip
