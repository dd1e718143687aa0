"""The engine: selects the rules to run, runs them and applies fixes."""
