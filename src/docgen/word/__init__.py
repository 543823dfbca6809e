"""Word documents from Word templates.

    template = compile_template(data, name="letter.docx", dialect=Dialect())
    document = render(template, {"name": "Kari"})

Pure: bytes and values in, bytes out. This room knows nothing about what the documents are about, and imports nothing
of docgen outside itself. `docs/word/` holds a page for each oddity of Word's that it handles.

Import from the modules: `compile`, `render`, `check`, `expression`, `provenance`, `package`, `faults`. Nothing is
re-exported here, so that reading a certificate costs neither Jinja nor lxml.
"""
