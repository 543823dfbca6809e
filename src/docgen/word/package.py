"""A .docx as its entries: read with limits, written so that the same input gives the same bytes.

Bytes in, `Package` out, and back. Unchanged entries are carried in their compressed form, so that a template's
constant parts cost a copy and not a deflate. Only what Word itself writes is accepted: stored or deflated entries, no
encryption, no zip64, no part twice. Knows zip, nothing of XML.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from docgen.word.faults import Fault, Place, TemplateError

MAX_XML: Final = 20_000_000
MAX_PART: Final = 60_000_000
MAX_TOTAL: Final = 150_000_000
MAX_ENTRIES: Final = 2_000
# Measured on minutes of 60 kB: level 3 takes a third of the time of level 6 and makes the file 1 % larger, because
# pictures and constant parts are copied as the template has them; level 1 is no faster. zlib's usual tables are made
# for megabytes: setting them up took longer than packing a part, so they are cut to the size of what is packed.
DEFLATE_LEVEL: Final = 3
_SMALL_MEMORY: Final = 6
_SMALL: Final = 4_096
_STORED_BELOW: Final = 1_024
_SMALL_WINDOW, _WINDOW = -12, -15

CONTENT_TYPES_NAME: Final = "[Content_Types].xml"

_STORED, _DEFLATED = 0, 8
_DOS_DATE: Final = 0x21  # 1980-01-01 00:00, the first moment a zip can name: no clock in a document
_UTF8_NAME: Final = 0x800
_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
_CENTRAL_HEAD = struct.Struct("<4sHHHHHHIIIHHHHHI")
_OFFSET = struct.Struct("<I")
_END = struct.Struct("<4sHHHHIIH")
_PACKED_ALREADY: Final = (".png", ".jpeg", ".jpg")
_OLE_MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Entry(NamedTuple):
    """One part in its packed form (a tuple: several are made for every document). `crc` and `size` are of the unpacked bytes."""

    name: str
    method: int
    packed: bytes
    crc: int
    size: int

    @classmethod
    def of(cls, name: str, data: bytes) -> Entry:
        """Pack a part at the product's one level. The smallest gain little and pictures nothing: both are stored."""
        if len(data) < _STORED_BELOW or name.endswith(_PACKED_ALREADY):
            return cls(name, _STORED, data, zlib.crc32(data), len(data))
        if len(data) >= _SMALL:
            return cls(name, _DEFLATED, zlib.compress(data, DEFLATE_LEVEL, _WINDOW), zlib.crc32(data), len(data))
        deflater = zlib.compressobj(DEFLATE_LEVEL, zlib.DEFLATED, _SMALL_WINDOW, _SMALL_MEMORY)
        return cls(name, _DEFLATED, deflater.compress(data) + deflater.flush(), zlib.crc32(data), len(data))

    def data(self) -> bytes:
        """The unpacked bytes.

        Raises:
            TemplateError: `damaged-package`, when they are not what the directory promised.
        """
        if self.method == _STORED:
            data = self.packed
        else:
            inflater = zlib.decompressobj(-15)
            try:
                # One byte more than promised is asked for, so that a lie is seen without unpacking all of it.
                data = inflater.decompress(self.packed, self.size + 1)
            except zlib.error as error:
                raise _refused("damaged-package", reason=f"{self.name}: {error}") from None
        if len(data) != self.size or zlib.crc32(data) != self.crc:
            raise _refused("damaged-package", reason=self.name)
        return data


class Package(NamedTuple):
    """The entries of a .docx by name, in the order of the file."""

    entries: Mapping[str, Entry]


def is_xml(name: str) -> bool:
    """Is the part one that is read as a tree?"""
    return name.lower().endswith((".xml", ".rels"))


def read_package(data: bytes) -> Package:
    """Read a .docx from its bytes, unpacking nothing yet.

    Raises:
        TemplateError: `not-a-zip`, `encrypted`, `damaged-package`, `duplicate-part`, `too-many-parts`, `too-large`.
    """
    if data.startswith(_OLE_MAGIC):
        # Word puts a password-protected .docx (and an old .doc) in an OLE container.
        raise _refused("encrypted" if "EncryptedPackage".encode("utf-16-le") in data else "not-a-zip")
    entries: dict[str, Entry] = {}
    total = 0
    for entry in _entries(data):
        if entry.name in entries:
            raise _refused("duplicate-part", part=entry.name)
        total += entry.size
        if entry.size > (MAX_XML if is_xml(entry.name) else MAX_PART) or total > MAX_TOTAL:
            raise _refused("too-large", size=f"{max(total, entry.size) // 1_000_000} MB")
        entries[entry.name] = entry
    return Package(MappingProxyType(entries))


class Record(NamedTuple):
    """An entry as it lies in the file: its local header with the data, and its line in the directory, in which only
    the offset is still missing. `place` sorts content types first: some readers sniff the first entry."""

    place: tuple[bool, str]
    local: bytes
    central: bytes
    name: bytes

    @classmethod
    def of(cls, entry: Entry) -> Record:
        """Constant parts are turned into records once, when the template is compiled."""
        name = entry.name.encode()
        flags = 0 if entry.name.isascii() else _UTF8_NAME
        fields = (flags, entry.method, 0, _DOS_DATE, entry.crc, len(entry.packed), entry.size, len(name), 0)
        local = _LOCAL.pack(b"PK\x03\x04", 20, *fields) + name + entry.packed
        central = _CENTRAL_HEAD.pack(b"PK\x01\x02", 20, 20, *fields, 0, 0, 0, 0)
        return cls((entry.name != CONTENT_TYPES_NAME, entry.name), local, central, name)


class Block(NamedTuple):
    """Records laid one behind the other once, to begin many files with. `central` are their lines in the directory, whole."""

    local: bytes
    central: bytes
    entries: int


_NO_BLOCK: Final = Block(b"", b"", 0)


def lay_out(records: Iterable[Record]) -> Block:
    """A block of records: content types first, the rest by name."""
    local, central = _laid_out(records, _NO_BLOCK)
    return Block(b"".join(local), b"".join(central), len(local) - 1)


def write_package(records: Iterable[Record], *, behind: Block = _NO_BLOCK) -> bytes:
    """The bytes of a .docx: the block that they stand behind, content types, the rest by name; every time stamp the same."""
    chunks, directory = _laid_out(records, behind)
    count = behind.entries + len(chunks) - 1
    central = b"".join(directory)
    offset = sum(map(len, chunks))
    chunks += (central, _END.pack(b"PK\x05\x06", 0, 0, count, count, len(central), offset, 0))
    return b"".join(chunks)


def _laid_out(records: Iterable[Record], behind: Block) -> tuple[list[bytes], list[bytes]]:
    """The pieces of the file and those of its directory, each beginning with the block's."""
    chunks, directory = [behind.local], [behind.central]
    offset = len(behind.local)
    for _, local, central, name in sorted(records):
        chunks.append(local)
        directory += (central, _OFFSET.pack(offset), name)
        offset += len(local)
    return chunks, directory


def _entries(data: bytes) -> Iterable[Entry]:
    end = data.rfind(b"PK\x05\x06")
    if end < 0 or len(data) < end + _END.size:
        raise _refused("not-a-zip")
    _, _, _, _, count, size, start, _ = _END.unpack_from(data, end)
    if count > MAX_ENTRIES:
        raise _refused("too-many-parts", count=str(count))
    if start + size > end:
        raise _refused("damaged-package", reason="zip")
    position = start
    for _ in range(count):
        entry, position = _entry(data, position, end)
        if not entry.name.endswith("/"):
            yield entry


def _entry(data: bytes, position: int, end: int) -> tuple[Entry, int]:
    if position + _CENTRAL.size > end:
        raise _refused("damaged-package", reason="zip")
    fields = _CENTRAL.unpack_from(data, position)
    signature, _, _, flags, method, _, _, crc, packed_size, size, name_length, extra, comment = fields[:13]
    local = fields[16]
    if signature != b"PK\x01\x02":
        raise _refused("damaged-package", reason="zip")
    raw_name = data[position + _CENTRAL.size : position + _CENTRAL.size + name_length]
    name = _decoded(raw_name, flags)
    if flags & 0x1:
        raise _refused("encrypted")
    if method not in (_STORED, _DEFLATED):
        raise _refused("damaged-package", reason=name)
    if local + _LOCAL.size > len(data) or data[local : local + 4] != b"PK\x03\x04":
        raise _refused("damaged-package", reason=name)
    # The local header may carry other extra fields than the directory, so its own lengths decide where data begins.
    local_name, local_extra = struct.unpack_from("<HH", data, local + 26)
    begin = local + _LOCAL.size + local_name + local_extra
    packed = data[begin : begin + packed_size]
    if len(packed) != packed_size:
        raise _refused("damaged-package", reason=name)
    following = position + _CENTRAL.size + name_length + extra + comment
    return Entry(name, method, packed, crc, size), following


def _decoded(raw: bytes, flags: int) -> str:
    try:
        # Plain names are the same in both, and the codec of the old code page is slow.
        return raw.decode("utf-8" if flags & _UTF8_NAME or raw.isascii() else "cp437")
    except UnicodeDecodeError:
        raise _refused("damaged-package", reason=repr(raw)) from None


def _refused(code: str, **details: str) -> TemplateError:
    return TemplateError((Fault(code, Place("file"), details=tuple(details.items())),))
