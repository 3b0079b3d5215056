"""Writes the table of this directory that DuckDB wrote, and the rows that DuckDB reads from it.

usage: python make_duckdb.py <target directory>
"""
import glob
import json
import os
import re
import shutil
import sys
from datetime import datetime, timezone

import deltalake
import duckdb
import duckdb_extension_delta
import pyarrow as pa

target = os.path.abspath(sys.argv[1])
path = f"{target}/duckdb"
shutil.rmtree(path, ignore_errors=True)
# DuckDB writes into tables that are there: delta-rs makes the empty one.
deltalake.DeltaTable.create(
    path,
    pa.schema([
        ("id", pa.int64()), ("name", pa.string()), ("v", pa.float64()), ("day", pa.date32()), ("moment", pa.timestamp("us", "UTC")),
        ("money", pa.decimal128(12, 2)), ("flag", pa.bool_()), ("part", pa.string()),
    ]),
    partition_by=["part"],
)
# It says in the first commit where it was.
commit = f"{path}/_delta_log/00000000000000000000.json"
with open(commit) as lines:
    text = re.sub('"location":"[^"]*",', "", lines.read())
with open(commit, "w") as out:
    out.write(text)
connection = duckdb.connect()
# The package has the extension as DuckDB has signed it, which is checked when it is loaded.
package = os.path.dirname(duckdb_extension_delta.__file__)
connection.execute(f"LOAD '{glob.glob(package + '/extensions/*/delta.duckdb_extension')[0]}'")
connection.execute("SET TimeZone = 'UTC'")
connection.execute(f"ATTACH '{path}' AS d (TYPE delta)")
# One partition at a time: version 1.5.5 fails with several, and cannot read again what it wrote under a name with a space.
connection.execute(
    "INSERT INTO d SELECT i, 'n' || i, i / 4.0::DOUBLE, DATE '2024-04-14' + i::INT,"
    " TIMESTAMPTZ '2024-04-14 10:00:00.123456Z' + i * INTERVAL 1 MINUTE, (i * 1.25)::DECIMAL(12, 2), i % 2 = 0, 'p0' FROM range(10) r(i)"
)
connection.execute(
    "INSERT INTO d VALUES (100, 'å / %25', 'NaN', DATE '1969-12-31', TIMESTAMPTZ '1969-12-31 23:59:59.999999Z', -0.01, false, 'p1')"
)
connection.execute("INSERT INTO d VALUES (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)")


def plain(value):
    if isinstance(value, datetime):
        return value.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    if value is None or isinstance(value, (bool, int)):
        return value
    return "NaN" if value != value else value if isinstance(value, float) else str(value)


result = connection.execute("SELECT * FROM d ORDER BY id")
names = [column[0] for column in result.description]
with open(f"{target}/duckdb.rows.jsonl", "w") as out:
    for row in result.fetchall():
        values = {name: plain(value) for name, value in zip(names, row)}
        values["money"] = None if row[names.index("money")] is None else float(row[names.index("money")])
        out.write(json.dumps(values) + "\n")
