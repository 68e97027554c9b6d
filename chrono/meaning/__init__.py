"""The closed operator algebra: what a temporal expression says, free of any language."""
