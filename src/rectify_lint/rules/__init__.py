"""Rules: what a rule page is, how it is read, and the declarative kinds."""
