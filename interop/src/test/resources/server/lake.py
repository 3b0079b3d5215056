"""Writes a small lake with other people's software, in all formats of a ROAPI configuration, and the configuration.

    python lake.py DIRECTORY

Each table has a column `id` that identifies its rows, and nulls in every other column that may have them.
"""

import datetime as dt
import decimal
import json
import pathlib
import random
import sqlite3
import sys

import deltalake
import duckdb
import odf.opendocument
import odf.table
import odf.text
import openpyxl
import polars as pl
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet
import xlwt

ROWS = 60
UTC = dt.timezone.utc
WORDS = ["Oslo", "O'Hara", "a,b", 'say "hi"', "ünï 日本 🦊", "", " x ", "line\nbreak", "back\\slash", "%_", "NULL", "1"]
START = dt.datetime(2024, 4, 14, 9, 30, 0, 123456)

CONFIGURATION = r"""
tables:
  - name: types
    uri: types/
    option: {format: parquet, use_memory_table: false}
    schema:
      columns:
        - {name: id, data_type: Int64, nullable: true}
        - {name: truth, data_type: Boolean, nullable: true}
        - {name: i8, data_type: Int8, nullable: true}
        - {name: i16, data_type: Int16, nullable: true}
        - {name: i32, data_type: Int32, nullable: true}
        - {name: i64, data_type: Int64, nullable: true}
        - {name: f32, data_type: Float32, nullable: true}
        - {name: f64, data_type: Float64, nullable: true}
        - {name: word, data_type: Utf8, nullable: true}
        - {name: bytes, data_type: Binary, nullable: true}
        - {name: day, data_type: Date32, nullable: true}
        - name: clock
          data_type: !Time64 Microsecond
          nullable: true
        - name: local
          data_type: !Timestamp [Microsecond, null]
          nullable: true
        - name: moment
          data_type: !Timestamp [Microsecond, UTC]
          nullable: true
        - name: amount
          data_type: !Decimal128 [12, 2]
          nullable: true
        - name: numbers
          data_type: !List {name: element, data_type: Int32, nullable: true, dict_id: 0, dict_is_ordered: false, metadata: {}}
          nullable: true
        - name: pair
          data_type: !Struct [{name: x, data_type: Int64, nullable: true, dict_id: 0, dict_is_ordered: false, metadata: {}}, {name: y, data_type: Utf8, nullable: true, dict_id: 0, dict_is_ordered: false, metadata: {}}]
          nullable: true
        - name: labels
          data_type: !Map [{name: key_value, data_type: !Struct [{name: key, data_type: Utf8, nullable: false, dict_id: 0, dict_is_ordered: false, metadata: {}}, {name: value, data_type: Int64, nullable: true, dict_id: 0, dict_is_ordered: false, metadata: {}}], nullable: false, dict_id: 0, dict_is_ordered: false, metadata: {}}, false]
          nullable: true
  - name: trips
    uri: trips
    option: {format: delta, use_memory_table: false}
  - name: growing
    uri: growing
    option: {format: delta, use_memory_table: false}
  - name: growing_files
    uri: growing_files/
    option: {format: parquet, use_memory_table: false}
  - name: growing_text
    uri: growing.csv
  - name: measures
    uri: measures.parquet
    option: {format: parquet, use_memory_table: true}
  - name: hive
    uri: hive/
    option: {format: parquet, use_memory_table: false}
    partition_columns: [{name: city, data_type: Utf8}, {name: hour, data_type: Int32}]
    schema:
      columns:
        - {name: id, data_type: Int64, nullable: true}
        - {name: rate, data_type: Float64, nullable: true}
  - name: cities
    uri: cities.csv
  - name: semicolons
    uri: semicolons.csv
    option: {format: csv, has_header: false, delimiter: ";"}
    schema:
      columns:
        - {name: id, data_type: Int64, nullable: true}
        - {name: skipped, data_type: Utf8, nullable: true}
        - {name: share, data_type: Float64, nullable: true}
  - name: lines
    uri: lines.ndjson
  - name: also_lines
    uri: lines.jsonl
  - name: objects
    uri: objects.json
  - name: pointed
    uri: pointed.json
    option: {format: json, pointer: /answer/rows, array_encoded: true}
    schema:
      columns:
        - {name: id, data_type: Int64, nullable: true}
        - {name: region, data_type: Utf8, nullable: true}
        - {name: ratio, data_type: Float64, nullable: true}
  - name: ipc_file
    uri: ipc.arrow
  - name: ipc_stream
    uri: ipc.arrows
  - name: lite
    uri: sqlite://lite.db
    option: {format: sqlite, table: people}
  - name: sheet_xlsx
    uri: book.xlsx
    option: {format: xlsx}
  - name: sheet_ranged
    uri: book.xlsx
    option: {format: xlsx, sheet_name: Ranged, rows_range_start: 1, rows_range_end: 5, columns_range_start: 1, columns_range_end: 2}
  - name: sheet_xls
    uri: book.xls
    option: {format: xls}
  - name: sheet_ods
    uri: book.ods
    option: {format: ods}
kvstores:
  - {name: colours, uri: colours.csv, key: code, value: name}
  - {name: airports, uri: airports.ndjson, key: code, value: name}
"""


def column(chance, make):
    """Values for all rows, one in six of them null."""
    return [None if chance.random() < 1 / 6 else make(i) for i in range(ROWS)]


def types(chance):
    return pa.table(
        {
            "id": pa.array(range(ROWS), pa.int64()),
            "truth": pa.array(column(chance, lambda i: i % 2 == 0), pa.bool_()),
            "i8": pa.array(column(chance, lambda i: i - 30), pa.int8()),
            "i16": pa.array(column(chance, lambda i: i * 1000 - 30000), pa.int16()),
            "i32": pa.array(column(chance, lambda i: i * 70_000_000 - 2**31), pa.int32()),
            "i64": pa.array(column(chance, lambda i: i * (2**57) - 2**62), pa.int64()),
            "f32": pa.array(column(chance, lambda i: i / 8 - 3), pa.float32()),
            "f64": pa.array(column(chance, lambda i: (i - 20) * 1.1 * 10 ** (i % 5)), pa.float64()),
            "word": pa.array(column(chance, lambda i: WORDS[i % len(WORDS)]), pa.string()),
            "bytes": pa.array(column(chance, lambda i: bytes([i, 0, 255])), pa.binary()),
            "day": pa.array(column(chance, lambda i: START.date() + dt.timedelta(i - 20_000 * (i % 7 == 0))), pa.date32()),
            "clock": pa.array(column(chance, lambda i: dt.time(i % 24, i, 59, 1000 * i + i % 3)), pa.time64("us")),
            "local": pa.array(column(chance, lambda i: START.replace(microsecond=i % 2 * 1000) + dt.timedelta(hours=i)), pa.timestamp("us")),
            "moment": pa.array(column(chance, lambda i: START + dt.timedelta(minutes=i)), pa.timestamp("us", "UTC")),
            "amount": pa.array(column(chance, lambda i: decimal.Decimal(i * 12345 - 300000) / 100), pa.decimal128(12, 2)),
            "numbers": pa.array(column(chance, lambda i: [None if n == 2 else n * i for n in range(i % 4)]), pa.list_(pa.int32())),
            "pair": pa.array(
                column(chance, lambda i: {"x": i, "y": None if i % 4 == 0 else WORDS[i % len(WORDS)]}),
                pa.struct([("x", pa.int64()), ("y", pa.string())]),
            ),
            "labels": pa.array(
                column(chance, lambda i: [(f"k{n}", None if n == 1 else n * i) for n in range(i % 3)]),
                pa.map_(pa.string(), pa.int64()),
            ),
        }
    )


def trips(chance):
    """Partition columns last: ROAPI looks statistics up by position."""
    return pa.table(
        {
            "id": pa.array(range(ROWS), pa.int64()),
            "rider": pa.array(column(chance, lambda i: f"rider {i % 9}"), pa.string()),
            "distance": pa.array(column(chance, lambda i: i * 0.75), pa.float64()),
            "seats": pa.array(column(chance, lambda i: i % 5), pa.int32()),
            "fare": pa.array(column(chance, lambda i: decimal.Decimal(i) / 4), pa.decimal128(9, 2)),
            "started": pa.array(column(chance, lambda i: START + dt.timedelta(days=i)), pa.timestamp("us", "UTC")),
            "stops": pa.array(column(chance, lambda i: [f"s{n}" for n in range(i % 3)]), pa.list_(pa.string())),
            "city": pa.array([["Oslo", "Bergen", "Narvik"][i % 3] for i in range(ROWS)], pa.string()),
            "day": pa.array([START.date() + dt.timedelta(i % 2) for i in range(ROWS)], pa.date32()),
        }
    )


def records(chance):
    """What text formats can say."""
    rows = []
    for i in range(ROWS):
        row = {"id": i, "name": WORDS[i % 5], "population": i * 1000, "area": i * 0.5 + 0.25, "capital": i % 3 == 0}
        for name in ("name", "population", "area", "capital"):
            if chance.random() < 1 / 6:
                row[name] = None
        rows.append(row)
    return rows


def lines(rows):
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def spreadsheet_rows(chance):
    rows = [["id", "name", "score", "ok", "day"]]
    for i in range(12):
        day = dt.date(2024, 1, 1) + dt.timedelta(i)
        row = [i, f"name {i}", i + 0.5, i % 2 == 0, day]
        rows.append([row[0], *(None if chance.random() < 1 / 6 else value for value in row[1:])])
    return rows


def xlsx(path, rows):
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    ranged = book.create_sheet("Ranged")
    for row in [["not", "this"], ["nor", "id", "name"], *([f"no {i}", i, f"n{i}"] for i in range(9))]:
        ranged.append(row)
    book.save(path)


def xls(path, rows):
    book = xlwt.Workbook()
    sheet = book.add_sheet("One")
    date = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    for y, row in enumerate(rows):
        for x, value in enumerate(row):
            if isinstance(value, dt.date):
                sheet.write(y, x, value, date)
            elif value is not None:
                sheet.write(y, x, value)
    book.save(str(path))


def ods(path, rows):
    book = odf.opendocument.OpenDocumentSpreadsheet()
    sheet = odf.table.Table(name="One")
    for row in rows:
        line = odf.table.TableRow()
        for value in row:
            if value is None:
                cell = odf.table.TableCell()
            elif isinstance(value, bool):
                cell = odf.table.TableCell(valuetype="boolean", booleanvalue=str(value).lower())
            elif isinstance(value, (int, float)):
                cell = odf.table.TableCell(valuetype="float", value=value)
            else:
                cell = odf.table.TableCell(valuetype="string")
                cell.addElement(odf.text.P(text=value))
            line.addElement(cell)
        sheet.addElement(line)
    book.spreadsheet.addElement(sheet)
    book.save(str(path))


def write(folder):
    chance = random.Random(5)
    folder.mkdir(parents=True)
    (folder / "roapi.yml").write_text(CONFIGURATION, encoding="utf-8")

    all_types = types(chance)
    (folder / "types").mkdir()
    pa.parquet.write_table(all_types.slice(0, 25), folder / "types" / "a.parquet")
    pa.parquet.write_table(all_types.slice(25), folder / "types" / "b.parquet", row_group_size=10)

    # Several commits, one of which leaves a deletion behind.
    rides = trips(chance)
    deltalake.write_deltalake(str(folder / "trips"), rides.slice(0, 40), partition_by=["city", "day"])
    deltalake.write_deltalake(str(folder / "trips"), rides.slice(40), mode="append")
    deltalake.DeltaTable(str(folder / "trips")).delete("id = 7")

    pl.DataFrame(
        {
            "id": range(ROWS),
            "sensor": column(chance, lambda i: f"s{i % 4}"),
            "value": column(chance, lambda i: i * 1.5),
            "taken": column(chance, lambda i: START + dt.timedelta(seconds=i)),
            "parts": column(chance, lambda i: [1.5 * n for n in range(i % 3)]),
        }
    ).write_parquet(folder / "measures.parquet")

    few = pl.DataFrame({"id": [1, 2, 3], "note": ["a", None, "c"]})
    few.write_delta(folder / "growing")
    (folder / "growing_files").mkdir()
    few.write_parquet(folder / "growing_files" / "1.parquet")
    few.write_csv(folder / "growing.csv")

    duckdb.sql(
        f"""COPY (SELECT i AS id, CASE WHEN i % 6 <> 0 THEN i / 4 END AS rate, ['Oslo', 'Bergen'][i % 2 + 1] AS city,
                         (i % 3)::INTEGER AS hour FROM range({ROWS}) t(i))
            TO '{folder / "hive"}' (FORMAT parquet, PARTITION_BY (city, hour))"""
    )

    rows = records(chance)
    table = pa.Table.from_pylist(rows)
    pa.csv.write_csv(table, folder / "cities.csv")
    (folder / "semicolons.csv").write_text("".join(f"{i};'{i};{i / 4 if i % 6 else ''}\n" for i in range(ROWS)))
    (folder / "lines.ndjson").write_text(lines(rows), encoding="utf-8")
    (folder / "lines.jsonl").write_text(lines({"id": i, "inner": {"a": i, "b": [i, i + 1]}} for i in range(9)))
    (folder / "objects.json").write_text(json.dumps(rows), encoding="utf-8")
    pointed = [[i, None if i % 5 == 0 else f"r{i % 3}", None if i % 7 == 0 else i / 8] for i in range(ROWS)]
    (folder / "pointed.json").write_text(json.dumps({"answer": {"rows": pointed}, "more": [1]}))

    for name, writer in (("ipc.arrow", pa.ipc.new_file), ("ipc.arrows", pa.ipc.new_stream)):
        with writer(folder / name, table.schema) as out:
            out.write_table(table, max_chunksize=17)

    with sqlite3.connect(folder / "lite.db") as lite:
        lite.execute("CREATE TABLE people (id INTEGER, name TEXT, height REAL, code BLOB)")
        lite.executemany(
            "INSERT INTO people VALUES (?, ?, ?, ?)",
            [(i, f"p{i}", i / 2, bytes([i, 255])) if i % 6 else (i, None, None, None) for i in range(1, ROWS)],
        )

    cells = spreadsheet_rows(chance)
    xlsx(folder / "book.xlsx", cells)
    xls(folder / "book.xls", cells)
    # ROAPI ends at a date in such a file.
    ods(folder / "book.ods", [row[:4] for row in cells])

    (folder / "colours.csv").write_text("code,name\nff0000,red\n00ff00,green\nff0000,rouge\nbbbbbb,\n")
    (folder / "airports.ndjson").write_text('{"code": "OSL", "name": "Øslo"}\n{"code": "a b/c", "name": "x"}\n', encoding="utf-8")


if __name__ == "__main__":
    write(pathlib.Path(sys.argv[1]))
