"""Reads exported files with pyarrow and polars, and prints the types and rows that each finds."""

import pathlib
import sys

import polars as pl
import pyarrow as pa
import pyarrow.csv
import pyarrow.feather
import pyarrow.json
import pyarrow.parquet


def told(reader, types, rows):
    print(f"== {reader}")
    for name, kind in types:
        print(f"{name}: {kind}")
    for row in rows:
        print(row)


def arrow(reader, table):
    told(reader, [(field.name, field.type) for field in table.schema], table.to_pylist())


def frame(reader, table):
    told(reader, table.schema.items(), table.rows())


sys.stdout.reconfigure(encoding="utf-8")
folder = pathlib.Path(sys.argv[1])
arrow("pyarrow parquet", pa.parquet.read_table(folder / "all.parquet"))
arrow("pyarrow arrow", pa.feather.read_table(folder / "all.arrow"))
with pa.ipc.open_stream(folder / "all.arrows") as stream:
    arrow("pyarrow stream", stream.read_all())
nulls = pa.csv.ConvertOptions(strings_can_be_null=True, quoted_strings_can_be_null=False, null_values=[""])
arrow("pyarrow csv", pa.csv.read_csv(folder / "plain.csv", convert_options=nulls))
arrow("pyarrow json", pa.json.read_json(folder / "plain.jsonl"))
frame("polars parquet", pl.read_parquet(folder / "all.parquet"))
frame("polars arrow", pl.read_ipc(folder / "all.arrow"))
frame("polars csv", pl.read_csv(folder / "plain.csv", try_parse_dates=True))
frame("polars json", pl.read_ndjson(folder / "plain.jsonl"))
