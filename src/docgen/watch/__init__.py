"""The watcher: a save becomes a build. An event is a hint, never a fact; the scan is the truth (design.md §9).

`dirty`, `rest`, `timing` and `retry` think (no clock, no disk); `sources` looks at the folder, `native` hears its events, `probe`
asks the file system what time it has, `filling` writes into an empty new file, `pulse` and `logbook` leave word. `watcher` is
the order of it all. What a build is, and what is printed, is given to it.
"""
