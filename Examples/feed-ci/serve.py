"""Serves a folder on a free port of 127.0.0.1 and writes the address to a file.

    python3 serve.py FOLDER FILE
"""

import functools
import http.server
import sys

handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=sys.argv[1])
handler.func.log_message = lambda *_: None
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
with open(sys.argv[2], "w", encoding="utf-8") as file:
    file.write(f"http://127.0.0.1:{server.server_port}\n")
server.serve_forever()
