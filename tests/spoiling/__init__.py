"""Spoils records one field at a time and asks whether a control notices: `make spoiling`.

`ground` holds a program with its controls ready to be asked, `spoils` says what a field is changed to,
`search` looks for a record in which that moves a control, `reviewed` holds why it need not. CONTRIBUTING.md
says how to use it.
"""
