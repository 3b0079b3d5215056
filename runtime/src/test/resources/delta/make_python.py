"""Writes the tables of this directory that delta-rs and polars wrote, and the rows that each reads from them.

usage: python make_python.py <target directory>
"""
import datetime
import json
import os
import shutil
import sys

import deltalake
import polars
import pyarrow

target = os.path.abspath(sys.argv[1])


def fresh(name):
    shutil.rmtree(f"{target}/{name}", ignore_errors=True)
    return f"{target}/{name}"


def text(value):
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%S.%f") + ("Z" if value.tzinfo else "")
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value


def expected(name, rows):
    with open(f"{target}/{name}.rows.jsonl", "w") as out:
        for row in rows:
            out.write(json.dumps({key: text(value) for key, value in row.items()}, ensure_ascii=False) + "\n")


utc = datetime.timezone.utc
rows = pyarrow.table(
    {
        "id": pyarrow.array([1, 2, 3, 4], pyarrow.int64()),
        "part": ["a b", "c/d", None, "e=%25"],
        "moment": pyarrow.array(
            [datetime.datetime(2024, 4, 14, 10, 0, 0, 123456, utc), None, datetime.datetime(1969, 12, 31, 23, 59, 59, 999999, utc),
             datetime.datetime(2024, 4, 15, tzinfo=utc)], pyarrow.timestamp("us", "UTC")),
        "name": ["x" * 100, "é\U0001f600", None, ""],
        "v": [0.1, float("-inf"), None, -0.0],
    }
)
path = fresh("delta_rs")
deltalake.write_deltalake(path, rows, partition_by=["part"])
deltalake.write_deltalake(path, rows.slice(0, 2), mode="append")
table = deltalake.DeltaTable(path)
table.delete("id = 2")
table.create_checkpoint()
deltalake.write_deltalake(path, rows.slice(3, 1), mode="append")

expected("delta_rs", deltalake.DeltaTable(path).to_pyarrow_table().to_pylist())

path = fresh("polars")
frame = polars.DataFrame({"id": [1, 2, 3], "day": [datetime.date(2024, 4, 14), None, datetime.date(2024, 4, 16)], "name": ["a", None, "c"]})
frame.write_delta(path)
frame.with_columns(polars.col("id") + 10).write_delta(path, mode="append")
expected("polars", polars.read_delta(path).to_dicts())

