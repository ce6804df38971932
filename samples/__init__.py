"""An invented corpus: texts with marks, the truth drawn from the marks, and the script that typesets them."""
