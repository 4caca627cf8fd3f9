"""Changes the rules one place at a time and asks whether a test of theirs notices: `make mutation`.

`shape` finds the places in a module, `changes` says what is changed there, `bench` runs the rule tests on a
changed module, `pool` spreads that over processes, `survivors` holds the reviewed list of what no test can
notice. CONTRIBUTING.md says how to use it.
"""
