"""The editor's help: schemas by which VS Code explains, completes and checks the files while they are written (ADR 0008).

`schema` makes them from the records, with `checks` for what is checked, `kinds` and `patterns` for plain values, `words` for what
is told of each field, `snippets` for what is added most and `messages` for what is said of a mistake. `places` knows where they
lie; `vscode` puts our settings beside a person's own. Nothing here reads or writes a file: `cli/editing` does.
"""

from docgen.editor.places import SCHEMA_FOLDER, modeline, schema_file, schema_text, signposts
from docgen.editor.schema import FILES
from docgen.editor.vscode import Merged, files, merged

__all__ = ["FILES", "SCHEMA_FOLDER", "Merged", "files", "merged", "modeline", "schema_file", "schema_text", "signposts"]
