"""The editor as a program: the real yaml-language-server, spoken to over stdio as VS Code does it.

with LanguageServer(command, office.root, settings) as editor:
    assert editor.open("cases/saker/RT-2026-017.yaml", text) == ()
    assert "Hele navnet" in editor.hover(12, 4)
"""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

PATIENCE = 60.0
"""Seconds to wait for an answer: the machine may be busy with other tests."""


@dataclass(frozen=True)
class Squiggle:
    """One diagnostic: the line (from 1, as a person counts), the letters under the squiggle, and what it says."""

    line: int
    under: str
    says: str


@dataclass(frozen=True)
class Offer:
    """One completion: its name in the list, what is put in (with tab stops), and what is told of it."""

    label: str
    inserts: str
    told: str


class LanguageServer:
    """One server for one workspace."""

    def __init__(self, command: Sequence[str], root: Path, settings: dict[str, Any]) -> None:
        self._root = root
        self._settings = settings
        self._process = subprocess.Popen(
            [*command, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=root
        )
        self._said: queue.Queue[dict[str, Any]] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()
        self._number = self._version = 0
        self._shown = ""
        self._texts: dict[str, list[str]] = {}
        self._judged: dict[str, list[dict[str, Any]]] = {}
        folder = {"uri": root.as_uri(), "name": root.name}
        able = {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "textDocument": {
                "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}},
                "hover": {"contentFormat": ["markdown"]},
                "publishDiagnostics": {},
            },
        }
        self._ask("initialize", {"processId": None, "rootUri": root.as_uri(), "workspaceFolders": [folder], "capabilities": able})
        self._tell("initialized", {})
        self._await(lambda said: said.get("method") == "workspace/configuration")

    def __enter__(self) -> LanguageServer:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._tell("exit", None)
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    # --- what a person does ----------------------------------------------------------------------------------------

    def open(self, path: str, text: str | None = None) -> tuple[Squiggle, ...]:
        """Open a file of the workspace (with this text instead of what lies there) and give what is underlined."""
        return self.open_all({path: text})[path]

    def open_all(self, files: Mapping[str, str | None]) -> dict[str, tuple[Squiggle, ...]]:
        """Open several files at once. The last one is the one that is looked at afterwards."""
        self.close()
        for path, text in files.items():
            self._open(path, (self._root / path).read_text("utf-8") if text is None else text)
        return {path: self._squiggles(path) for path in files}

    def _open(self, path: str, text: str) -> None:
        # The server keeps what it parsed by address and version: a version must never come twice.
        self._version += 1
        self._shown = path
        self._texts[path] = text.split("\n")
        document = {"uri": self._uri(path), "languageId": "yaml", "version": self._version, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})

    def _squiggles(self, path: str) -> tuple[Squiggle, ...]:
        found = [_squiggle(one, self._texts[path]) for one in self._await_diagnostics(path)]
        return tuple(sorted(found, key=lambda squiggle: (squiggle.line, squiggle.under, squiggle.says)))

    def close(self) -> None:
        """Close the files that are open."""
        for path in self._texts:
            self._tell("textDocument/didClose", {"textDocument": {"uri": self._uri(path)}})
            self._await_diagnostics(path)
        self._texts.clear()

    def offers(self, line: int, column: int) -> tuple[Offer, ...]:
        """What Ctrl+Space offers at a place (both counted from 1) of the open file."""
        answer = self._ask("textDocument/completion", self._place(line, column))
        items = answer["items"] if isinstance(answer, dict) else answer or []
        return tuple(Offer(one["label"], _inserted(one), _text(one.get("documentation"))) for one in items)

    def hover(self, line: int, column: int, path: str = "") -> str:
        """What is shown when the mouse rests there; without the signs that keep Markdown from reading it as markup.

        `path` is one of several files that are open.
        """
        answer = self._ask("textDocument/hover", self._place(line, column, path))
        return _text(answer["contents"]).replace("\\", "") if answer else ""

    # --- the protocol ----------------------------------------------------------------------------------------------

    def _place(self, line: int, column: int, path: str = "") -> dict[str, Any]:
        return {"textDocument": {"uri": self._uri(path or self._shown)}, "position": {"line": line - 1, "character": column - 1}}

    def _uri(self, path: str) -> str:
        return (self._root / path).as_uri()

    def _await_diagnostics(self, path: str) -> list[dict[str, Any]]:
        """What is said of a file: at once when it was said while something else was waited for."""
        uri = self._uri(path)
        if uri not in self._judged:
            self._await(lambda said: said.get("method") == "textDocument/publishDiagnostics" and said["params"]["uri"] == uri)
        return list(self._judged.pop(uri))

    def _ask(self, method: str, params: object) -> Any:
        self._number += 1
        number = self._number
        self._send({"jsonrpc": "2.0", "id": number, "method": method, "params": params})
        answer = self._await(lambda said: said.get("id") == number and "method" not in said)
        assert "error" not in answer, answer["error"]
        return answer["result"]

    def _tell(self, method: str, params: object) -> None:
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def _send(self, message: object) -> None:
        data = json.dumps(message).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self._process.stdin.flush()

    def _await(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Read on until what is wanted was said; what the server asks on the way is answered."""
        while True:
            try:
                said = self._said.get(timeout=PATIENCE)
            except queue.Empty:
                raise AssertionError(f"the language server has said nothing for {PATIENCE:.0f} seconds") from None
            if said.get("method") == "textDocument/publishDiagnostics":
                self._judged[said["params"]["uri"]] = said["params"]["diagnostics"]
            if "method" in said and "id" in said:
                self._send({"jsonrpc": "2.0", "id": said["id"], "result": self._answer(said)})
            if wanted(said):
                return said

    def _answer(self, said: dict[str, Any]) -> object:
        if said["method"] != "workspace/configuration":
            return None
        return [self._section(item.get("section", "")) for item in said["params"]["items"]]

    def _section(self, name: str) -> object:
        """A section of the settings as VS Code gives it: `yaml.schemaStore.enable` becomes {schemaStore: {enable}}."""
        if name in self._settings:
            return self._settings[name]
        section: dict[str, Any] = {}
        for key, value in self._settings.items():
            if key.startswith(f"{name}."):
                *above, last = key.removeprefix(f"{name}.").split(".")
                here = section
                for part in above:
                    here = here.setdefault(part, {})
                here[last] = value
        return section

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        while header := stream.readline():
            if not header.lower().startswith(b"content-length:"):
                continue
            length = int(header.split(b":")[1])
            while stream.readline().strip():
                pass
            self._said.put(json.loads(stream.read(length)))


def _squiggle(one: dict[str, Any], lines: Sequence[str]) -> Squiggle:
    start, end = one["range"]["start"], one["range"]["end"]
    line = lines[start["line"]]
    last = end["character"] if end["line"] == start["line"] else len(line)
    return Squiggle(start["line"] + 1, line[start["character"] : last], one["message"])


def _inserted(item: dict[str, Any]) -> str:
    return str((item.get("textEdit") or {}).get("newText") or item.get("insertText") or item["label"])


def _text(content: Any) -> str:
    if isinstance(content, dict):
        return str(content.get("value", ""))
    return "" if content is None else str(content)
