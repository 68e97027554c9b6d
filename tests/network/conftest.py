"""Random tests of the network are the same on every run and machine: no deadline, no stored examples."""

from hypothesis import settings

settings.register_profile("network", deadline=None, derandomize=True, database=None, max_examples=100)
settings.load_profile("network")
