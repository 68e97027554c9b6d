"""Language packs: schema, loader and the compiled matcher."""
