"""The checks, grouped by what they look at; ``table`` lists them all."""
