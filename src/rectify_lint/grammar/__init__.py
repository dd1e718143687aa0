"""The grammars of record, in pyparsing, and the one module of expressions that is generated from them.

Only :mod:`rectify_lint.grammar.lowered` is imported when a text is checked. The grammar modules proper
import pyparsing; they run at build time, in tests and for diagrams.
"""
