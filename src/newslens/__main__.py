"""`python -m newslens`."""

from newslens.cli import main

main(prog_name="newslens")
