"""From bytes to the casebook: encoding, YAML, fields, references. What is wrong comes out as problems, never as exceptions.

`raw` bytes → clean text · `tree` text → nodes with places (`syntax` its errors in plain words) · `shape` nodes →
records, by the `vocabulary` of the models · `source` one file from end to end · `assemble` files → Casebook, with
`references` between them · `folder` the only module here that touches the disk.
"""
