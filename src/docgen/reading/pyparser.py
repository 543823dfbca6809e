"""PyYAML's parser in Python for machines without libyaml, made to treat tabs as libyaml does.

Left alone it refuses a tab after a colon and inside a text, where the C parser reads a space; then the same file would be
right on one machine and wrong on another.
"""

from __future__ import annotations

from yaml.error import Mark
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError


class PythonParser(Reader, Scanner, Parser):
    """PyYAML's parser in Python, for machines without libyaml."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def scan_to_next_token(self) -> None:
        """Skip to the next token as libyaml does: a tab is a space where it cannot be an indent (`navn:\tKari`)."""
        while True:
            while self.peek() == " " or (self.peek() == "\t" and (self.flow_level or not self.allow_simple_key)):
                self.forward()
            if self.peek() == "#":
                while self.peek() not in "\0\n":
                    self.forward()
            if not self.scan_line_break():  # type: ignore[no-untyped-call]
                return
            if not self.flow_level:
                self.allow_simple_key = True

    def scan_plain_spaces(self, indent: int, start_mark: Mark) -> list[str] | None:
        """What stands between two words of a plain text: spaces and tabs as they are, line ends folded.

        None where a document ends. After PyYAML's own method, with tabs among the spaces; only `\\n` ends a line here.
        """
        length = 0
        while self.peek(length) in " \t":
            length += 1
        spaces: str = self.prefix(length)
        self.forward(length)
        if self.peek() != "\n":
            return [spaces] if spaces else []
        self.forward()
        self.allow_simple_key = True
        breaks: list[str] = []
        while True:
            if self.column == 0 and self.prefix(3) in ("---", "...") and self.peek(3) in "\0 \t\n":
                return None
            if self.peek() == "\n":
                breaks.append("\n")
            elif self.peek() == "\t" and self.column < indent:
                problem = "found a tab character that violates indentation"
                raise ScannerError("while scanning a plain scalar", start_mark, problem, self.get_mark())
            elif self.peek() not in " \t":
                return breaks or [" "]
            self.forward()
