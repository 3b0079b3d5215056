"""Listens as a ClickHouse server does over HTTP, and has the engine of the Python package chdb answer.

Prints the port that it listens at. What it is sent is run as it is; whole answers are sent, uncompressed.
"""

import re
import sys
import threading
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from chdb import session

ENGINE = session.Session()
ONE_AT_A_TIME = threading.Lock()


class Door(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.answer()

    def do_POST(self):
        self.answer()

    def answer(self):
        url = urllib.parse.urlsplit(self.path)
        asked = dict(urllib.parse.parse_qsl(url.query))
        statement = asked.get("query", "") + self.body().decode()
        if url.path == "/ping" or not statement.strip():
            self.reply(200, b"Ok.\n", {})
            return
        form = self.headers.get("X-ClickHouse-Format") or asked.get("default_format") or "TabSeparated"
        try:
            with ONE_AT_A_TIME:
                rows = ENGINE.query(statement, form).bytes() or b""
            self.reply(200, rows, {"X-ClickHouse-Format": form, "X-ClickHouse-Timezone": "Asia/Tokyo"})
        except Exception as failure:
            text = str(failure)
            code = re.match(r"Code: (\d+)", text)
            self.reply(500, text.encode(), {"X-ClickHouse-Exception-Code": code[1] if code else "1002"})

    def body(self):
        if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        parts = []
        while True:
            size = int(self.rfile.readline().split(b";")[0], 16)
            parts.append(self.rfile.read(size))
            self.rfile.readline()
            if size == 0:
                return b"".join(parts)

    def reply(self, status, content, headers):
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, form, *args):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
print(server.server_port, flush=True)
# Ends with the program that has started it.
threading.Thread(target=lambda: (sys.stdin.read(), server.shutdown()), daemon=True).start()
server.serve_forever()
