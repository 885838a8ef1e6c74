"""A DNS server that answers from a table and keeps the queries: UDP and TCP, single-threaded, for one resolver."""

import ipaddress
import selectors
import socket
import struct
import threading

TYPES = {"A": 1, "CNAME": 5, "TXT": 16, "AAAA": 28}
NAMES = {number: name for name, number in TYPES.items()}
ADDRESSES = [(socket.AF_INET, "127.0.0.1"), (socket.AF_INET, "127.0.0.2"), (socket.AF_INET, "127.0.0.3"), (socket.AF_INET6, "::1")]


def encoded(name):
    labels = [label.encode() for label in name.rstrip(".").split(".") if label]
    return b"".join(bytes([len(label)]) + label for label in labels) + b"\0"


def record(owner, kind, data):
    if kind in ("A", "AAAA"):
        data = ipaddress.ip_address(data).packed
    elif kind == "CNAME":
        data = encoded(data)
    else:
        data = bytes([len(data)]) + data.encode()
    return encoded(owner) + struct.pack(">HHIH", TYPES[kind], 1, 30, len(data)) + data


class Server:
    """`table` maps `name TYPE` to `{"udp": reply, "tcp": reply}`; a reply is None (silence) or a dict."""

    def __init__(self):
        self.table, self.default, self.log = {}, None, []
        self.selector = selectors.DefaultSelector()
        for family, address in ADDRESSES:
            for kind, accept in ((socket.SOCK_DGRAM, False), (socket.SOCK_STREAM, True)):
                listener = socket.socket(family, kind)
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                listener.bind((address, 53))
                if accept:
                    listener.listen(16)
                listener.setblocking(False)
                self.selector.register(listener, selectors.EVENT_READ, "accept" if accept else "udp")
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            for key, _ in self.selector.select():
                try:
                    self.ready(key)
                except OSError:
                    pass

    def ready(self, key):
        if key.data == "udp":
            query, peer = key.fileobj.recvfrom(65535)
            reply = self.reply(query, "udp")
            if reply is not None:
                key.fileobj.sendto(reply, peer)
        elif key.data == "accept":
            connection, _ = key.fileobj.accept()
            connection.setblocking(False)
            self.selector.register(connection, selectors.EVENT_READ, bytearray())
        else:
            data = key.fileobj.recv(65535)
            if not data:
                self.selector.unregister(key.fileobj)
                key.fileobj.close()
                return
            key.data.extend(data)
            while len(key.data) >= 2:
                (length,) = struct.unpack(">H", key.data[:2])
                if len(key.data) < 2 + length:
                    break
                query = bytes(key.data[2 : 2 + length])
                del key.data[: 2 + length]
                reply = self.reply(query, "tcp")
                if reply is not None:
                    key.fileobj.sendall(struct.pack(">H", len(reply)) + reply)

    def reply(self, query, transport):
        labels, at = [], 12
        while query[at]:
            labels.append(query[at + 1 : at + 1 + query[at]].decode("latin-1"))
            at += 1 + query[at]
        name = ".".join(labels) + "."
        (number,) = struct.unpack(">H", query[at + 1 : at + 3])
        kind = NAMES.get(number, str(number))
        self.log.append([name, kind, transport])
        reply = self.table.get(f"{name.lower()} {kind}", {"udp": self.default, "tcp": self.default})[transport]
        if reply is None:
            return None
        flags = 0x8000 | 0x0100 & struct.unpack(">H", query[2:4])[0] | reply["rcode"]
        flags |= (0x0400 if reply["aa"] else 0) | (0x0080 if reply["ra"] else 0) | (0x0200 if reply["tc"] else 0)
        answers = [record(*answer) for answer in reply["answers"]]
        head = query[:2] + struct.pack(">HHHHH", flags, 1, len(answers), 0, 0)
        return head + query[12 : at + 5] + b"".join(answers)
