"""docgen: a folder of YAML files in, finished Word documents out.

Read `pipeline.py` first: it names the stages in order. `docs/arkitektur.md` is the map of the rooms.
"""

__version__ = "0.1.0"
