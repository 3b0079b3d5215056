"""curl: compression, tags, versions, credentials on the command line, HTTP/1.0."""

import csv
import io
import json
import re
import subprocess

import pytest


def curl(*words):
    """Status, headers in lower case, and body of what curl fetches."""
    done = subprocess.run(["curl", "-sS", "-g", "-i", *words], capture_output=True, timeout=60, check=True)
    head, body = done.stdout.split(b"\r\n\r\n", 1)
    while head.startswith(b"HTTP/1.1 100"):
        head, body = body.split(b"\r\n\r\n", 1)
    lines = head.decode().split("\r\n")
    headers = dict(line.lower().split(": ", 1) for line in lines[1:])
    return int(lines[0].split()[1]), headers, body


def tag(head):
    """The entity tag as it was sent."""
    return re.search(r"(?i)^etag: (.*?)\r$", head.decode(), re.M).group(1)


def test_gzip(http):
    address = http + "/api/tables/types?sort=id"
    _, plain_headers, plain = curl(address)
    status, headers, packed = curl("-H", "Accept-Encoding: gzip", address)
    assert (status, headers["content-encoding"]) == (200, "gzip")
    assert len(packed) < len(plain)
    assert "content-encoding" not in plain_headers
    status, headers, unpacked = curl("--compressed", address)
    assert unpacked == plain


def test_unchanged_is_304(http):
    address = http + "/api/tables/trips?sort=id&limit=3"
    first = subprocess.run(["curl", "-sS", "-g", "-i", address], capture_output=True, check=True).stdout
    known = tag(first)
    status, headers, body = curl("-H", f"If-None-Match: {known}", address)
    assert (status, body) == (304, b"")
    status, headers, body = curl("-H", 'If-None-Match: "other"', address)
    assert status == 200
    status, headers, body = curl("-H", f"If-None-Match: {known}", "-H", "Accept: text/csv", address)
    assert status == 200


def test_curl_remembers_tags(http, tmp_path):
    address = http + "/api/tables/trips?sort=id&limit=3"
    file, rows = tmp_path / "tag", tmp_path / "rows"
    subprocess.run(["curl", "-sS", "-g", "--etag-save", str(file), "-o", str(rows), address], check=True)
    assert json.loads(rows.read_text())
    assert curl("--etag-compare", str(file), address)[0] == 304


def test_versions(http):
    count = "columns=id&total&limit=1"
    totals = [curl(f"{http}/api/tables/trips?version={version}&{count}")[1]["x-total-count"] for version in range(3)]
    assert totals == ["40", "60", "59"]
    assert curl(f"{http}/api/tables/trips?version=99")[0] == 400
    assert curl(f"{http}/api/tables/types?version=0")[0] == 400


def test_formats(http):
    status, headers, body = curl("-H", "Accept: text/csv;q=0.9, application/json;q=0.1", f"{http}/api/tables/trips?limit=3&columns=id,city")
    assert headers["content-type"].startswith("text/csv")
    assert len(list(csv.DictReader(io.StringIO(body.decode())))) == 3
    status, headers, body = curl("-H", "Accept: application/x-ndjson", f"{http}/api/tables/trips?limit=3")
    assert [set(json.loads(line)) >= {"id", "city"} for line in body.decode().splitlines()] == [True] * 3


def test_sql_from_a_file(http, tmp_path):
    statement = tmp_path / "query.sql"
    statement.write_text("-- how many\nSELECT count(*) AS n\nFROM trips;\n")
    assert json.loads(curl("--data-binary", f"@{statement}", http + "/api/sql")[2]) == [{"n": 59}]
    assert json.loads(curl("-d", "SELECT 1 AS a", http + "/api/sql")[2]) == [{"a": 1}]
    assert json.loads(curl("-G", "--data-urlencode", "q=SELECT 1 + 1 AS a", http + "/api/sql")[2]) == [{"a": 2}]


def test_large_answer_is_whole(http):
    status, headers, body = curl("-d", "SELECT i FROM range(300000) t(i)", http + "/api/sql")
    assert status == 200
    assert [row["i"] for row in json.loads(body)] == list(range(300000))


@pytest.mark.parametrize("words", [["--http1.0"], ["-I"], ["-X", "OPTIONS", "-H", "Origin: http://a.example", "-H", "Access-Control-Request-Method: POST"]])
def test_other_ways_to_ask(http, words):
    assert curl(*words, http + "/api/tables/trips?limit=1")[0] in (200, 204)


def test_health(http):
    assert curl(http + "/health")[0] == 200
    assert curl(http + "/ready")[0] == 200
