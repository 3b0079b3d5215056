"""psycopg 3: text and binary results, parameters, cursors, COPY, errors, cancelling."""

import datetime as dt
import decimal
import threading
import time
import uuid

import pyarrow.parquet as parquet
import psycopg
import pytest

UTC = dt.timezone.utc
SCALARS = "id, truth, i8, i16, i32, i64, f32, f64, word, bytes, day, clock, local, moment, amount, numbers"


@pytest.fixture
def connection(postgres):
    with psycopg.connect(**postgres, user="ada", dbname="neuralake") as connection:
        yield connection


@pytest.mark.parametrize("binary", [False, True])
def test_every_type_is_what_was_written(connection, tables, binary):
    written = parquet.read_table(tables / "types").sort_by("id").to_pylist()
    with connection.cursor(binary=binary, row_factory=psycopg.rows.dict_row) as cursor:
        rows = cursor.execute(f"SELECT {SCALARS} FROM public.types ORDER BY id").fetchall()
    for row, expected in zip(rows, written, strict=True):
        assert row == {name: expected[name] for name in row}


@pytest.mark.parametrize("binary", [False, True])
def test_records_and_maps_are_json(connection, binary):
    with connection.cursor(binary=binary) as cursor:
        cursor.execute("SELECT pair, labels FROM public.types WHERE pair IS NOT NULL AND labels IS NOT NULL ORDER BY id LIMIT 1")
        pair, labels = cursor.fetchone()
    assert set(pair) <= {"x", "y"}
    assert isinstance(labels, dict)


@pytest.mark.parametrize(
    "value",
    [
        True,
        7,
        -(2**40),
        1.5,
        float("inf"),
        "it's ünï 🦊",
        "",
        b"\x00\xff",
        dt.date(2024, 2, 29),
        dt.time(23, 59, 59, 999999),
        dt.datetime(2024, 4, 14, 9, 30, 0, 123456),
        dt.datetime(2024, 4, 14, 9, 30, tzinfo=UTC),
        decimal.Decimal("-123456789.125"),
        uuid.UUID("00112233-4455-6677-8899-aabbccddeeff"),
        None,
    ],
)
@pytest.mark.parametrize("form", ["%s", "%t", "%b"])
def test_parameters_come_back_as_they_were(connection, value, form):
    types = {
        bool: "boolean", int: "bigint", float: "double precision", str: "varchar", bytes: "bytea", dt.date: "date", dt.time: "time",
        decimal.Decimal: "numeric(20, 4)", uuid.UUID: "uuid", type(None): "integer",
    }
    kind = types.get(type(value)) or ("timestamptz" if value.tzinfo else "timestamp")
    read = connection.execute(f"SELECT CAST({form} AS {kind})", (value,)).fetchone()[0]
    assert read == value or str(read) == str(value)


def test_statements_are_prepared(connection):
    for number in range(10):
        row = connection.execute("SELECT count(*) FROM public.types WHERE id < %s", (number,), prepare=True).fetchone()
        assert row == (number,)


def test_cursor_of_the_server(connection):
    with connection.cursor("far") as cursor:
        cursor.execute("SELECT i FROM range(100000) t(i)")
        assert cursor.fetchone() == (0,)
        assert len(cursor.fetchmany(500)) == 500
        cursor.itersize = 10000
        assert sum(1 for _ in cursor) == 100000 - 501
    with connection.cursor("forward") as cursor:
        cursor.execute("SELECT i FROM range(10) t(i)")
        cursor.scroll(5)
        assert cursor.fetchall() == [(5,), (6,), (7,), (8,), (9,)]


def test_rows_are_streamed(connection):
    with connection.cursor() as cursor:
        assert sum(row[0] for row in cursor.stream("SELECT i FROM range(200000) t(i)")) == 199999 * 100000


def test_copy(connection):
    with connection.cursor().copy("COPY (SELECT id, word FROM public.types WHERE id < 3 ORDER BY id) TO STDOUT") as copy:
        copy.set_types(["int8", "varchar"])
        assert [row[0] for row in copy.rows()] == [0, 1, 2]
    with connection.cursor().copy("COPY (SELECT 1 AS a, 'x,y' AS b) TO STDOUT (FORMAT csv, HEADER)") as copy:
        assert b"".join(copy) == b'a,b\n1,"x,y"\n'


def test_errors_have_their_classes(connection):
    asked = [
        ("SELECT * FROM nothing", psycopg.errors.UndefinedTable),
        ("SELECT nothing FROM public.types", psycopg.errors.UndefinedColumn),
        ("SELEC 1", psycopg.errors.SyntaxError),
        ("SELECT CAST('x' AS INTEGER)", psycopg.errors.InvalidTextRepresentation),
        ("INSERT INTO public.types (id) VALUES (1)", psycopg.errors.ReadOnlySqlTransaction),
        ("DROP TABLE public.types", psycopg.errors.ReadOnlySqlTransaction),
    ]
    for statement, error in asked:
        with pytest.raises(error):
            connection.execute(statement)
        connection.rollback()
    assert connection.execute("SELECT 1").fetchone() == (1,)


def test_transaction_that_failed_takes_nothing_until_it_ends(connection):
    with pytest.raises(psycopg.errors.UndefinedTable):
        connection.execute("SELECT * FROM nothing")
    with pytest.raises(psycopg.errors.InFailedSqlTransaction):
        connection.execute("SELECT 1")
    connection.rollback()
    with connection.transaction(), connection.transaction():
        assert connection.execute("SELECT 2").fetchone() == (2,)


def test_pipeline(connection):
    with connection.pipeline():
        cursors = [connection.execute("SELECT %s::int", (number,)) for number in range(20)]
    assert [cursor.fetchone()[0] for cursor in cursors] == list(range(20))


def test_cancel_ends_a_statement(connection):
    threading.Timer(1, connection.cancel).start()
    started = time.monotonic()
    with pytest.raises(psycopg.errors.QueryCanceled):
        connection.execute("SELECT count(*) FROM range(10000000000) a, range(1000) b WHERE a.range % 7 = b.range")
    assert time.monotonic() - started < 30
    connection.rollback()
    assert connection.execute("SELECT 1").fetchone() == (1,)


def test_statement_timeout(connection):
    connection.execute("SET statement_timeout = '300ms'")
    with pytest.raises(psycopg.errors.QueryCanceled):
        connection.execute("SELECT count(*) FROM range(10000000000) a, range(1000) b WHERE a.range % 7 = b.range")


def test_several_statements_in_one(connection):
    cursor = connection.execute("SELECT 1; SELECT 'a;b'; SELECT 3")
    assert cursor.fetchall() == [(1,)]
    assert cursor.nextset() and cursor.fetchall() == [("a;b",)]
    assert cursor.nextset() and cursor.fetchall() == [(3,)]


def test_what_the_session_says(connection):
    assert connection.info.server_version >= 140000
    assert connection.info.encoding == "utf-8"
    assert connection.execute("SHOW transaction_read_only").fetchone() == ("on",)
