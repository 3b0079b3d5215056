"""ADBC's Flight SQL driver, and pyarrow's Flight client for what ADBC does not show."""

import datetime as dt
import decimal
import threading
import time

import adbc_driver_flightsql.dbapi as flight_sql
import adbc_driver_manager
import pyarrow as pa
import pyarrow.flight
import pyarrow.parquet as parquet
import pytest

UTC = dt.timezone.utc


@pytest.fixture
def connection(flight):
    # What it does on its own is a transaction, which there is none of.
    with flight_sql.connect(flight, autocommit=True) as connection:
        yield connection


def test_every_type_is_what_was_written(connection, tables):
    written = parquet.read_table(tables / "types").sort_by("id")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM public.types ORDER BY id")
        read = cursor.fetch_arrow_table()
    assert read.column_names == written.column_names
    assert read.to_pylist() == written.to_pylist()
    for name in ("id", "i8", "f32", "word", "bytes", "day", "clock", "local", "moment", "amount"):
        assert read.schema.field(name).type == written.schema.field(name).type


@pytest.mark.parametrize(
    "value",
    [
        True, 7, -(2**40), 1.5, "it's ünï 🦊", "", b"\x00\xff", dt.date(2024, 2, 29), dt.time(23, 59, 59, 999999),
        dt.datetime(2024, 4, 14, 9, 30, 0, 123456), dt.datetime(2024, 4, 14, 9, 30, tzinfo=UTC), decimal.Decimal("-12345.125"), None,
    ],
)
def test_parameters_come_back_as_they_were(connection, value):
    types = {
        bool: "BOOLEAN", int: "BIGINT", float: "DOUBLE", str: "VARCHAR", bytes: "BLOB", dt.date: "DATE", dt.time: "TIME",
        decimal.Decimal: "DECIMAL(20, 3)", type(None): "INTEGER",
    }
    kind = types.get(type(value)) or ("TIMESTAMPTZ" if value.tzinfo else "TIMESTAMP")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT CAST(? AS {kind}) AS v", (value,))
        assert cursor.fetchone() == (value,)


def test_parameters_of_a_prepared_statement(connection):
    with connection.cursor() as cursor:
        schema = cursor.adbc_prepare("SELECT count(*) AS n FROM public.trips WHERE city = ? AND seats < ?")
        assert schema is None or len(schema) == 2
        for seats in range(4):
            cursor.execute("SELECT count(*) AS n FROM public.trips WHERE city = ? AND seats < ?", ("Oslo", seats))
            assert cursor.fetchone()[0] >= seats


def test_metadata(connection, flight):
    with connection.cursor():
        info = connection.adbc_get_info()
        assert info["vendor_name"] == "Neuralake"
        objects = connection.adbc_get_objects(depth="all").read_all().to_pylist()
        schemas = {schema["db_schema_name"]: schema["db_schema_tables"] for schema in objects[0]["catalog_db_schemas"]}
        assert {"public", "implant", "bci"} <= set(schemas)
        types = next(table for table in schemas["public"] if table["table_name"] == "types")
        assert [column["column_name"] for column in types["table_columns"]][:3] == ["id", "truth", "i8"]
        assert len(types["table_columns"]) == 18
        found = connection.adbc_get_objects(depth="tables", table_name_filter="tri%").read_all().to_pylist()
        assert [table["table_name"] for schema in found[0]["catalog_db_schemas"] for table in schema["db_schema_tables"]] == ["trips"]
        schema = connection.adbc_get_table_schema("types", db_schema_filter="public")
        assert schema.field("amount").type == pa.decimal128(12, 2)
        assert schema.field("numbers").type.value_type == pa.int32()
        assert connection.adbc_get_table_types()


def test_large_answer_is_streamed(connection):
    with connection.cursor() as cursor:
        cursor.execute("SELECT i, i * 2 AS twice FROM range(5000000) t(i)")
        reader = cursor.fetch_record_batch()
        first = reader.read_next_batch()
        assert first.num_rows < 500000
        rows = first.num_rows + sum(batch.num_rows for batch in reader)
    assert rows == 5000000


def test_empty_answer_has_its_columns(connection):
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, amount FROM public.types WHERE false")
        table = cursor.fetch_arrow_table()
    assert table.num_rows == 0
    assert table.schema.field("amount").type == pa.decimal128(12, 2)


@pytest.mark.parametrize("statement", ["SELECT * FROM nothing", "SELEC 1", "DELETE FROM public.types", "SELECT nothing FROM public.types"])
def test_errors_say_what_is_wrong(connection, statement):
    with connection.cursor() as cursor, pytest.raises(adbc_driver_manager.Error) as told:
        cursor.execute(statement)
        cursor.fetchall()
    assert "fix:" in str(told.value)


def test_cancel_ends_an_answer(connection):
    with connection.cursor() as cursor:
        cursor.execute("SELECT a.i + b.i AS s FROM range(100000000) a(i), range(100) b(i)")
        reader = cursor.fetch_record_batch()
        reader.read_next_batch()
        threading.Timer(0.5, cursor.adbc_cancel).start()
        started = time.monotonic()
        with pytest.raises((adbc_driver_manager.Error, pa.ArrowException, KeyboardInterrupt, OSError)):
            for _ in reader:
                pass
        assert time.monotonic() - started < 30
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 AS one")
        assert cursor.fetchone() == (1,)


def test_pyarrow_asks_for_a_statement(flight):
    """pyarrow has no messages of Flight SQL, so this one is made by hand: an Any that holds a string."""
    query = b"SELECT 42 AS answer"
    kind = b"type.googleapis.com/arrow.flight.protocol.sql.CommandStatementQuery"
    inner = b"\x0a" + bytes([len(query)]) + query
    command = b"\x0a" + bytes([len(kind)]) + kind + b"\x12" + bytes([len(inner)]) + inner
    with pa.flight.connect(flight) as client:
        info = client.get_flight_info(pa.flight.FlightDescriptor.for_command(command))
        assert info.schema.names == ["answer"]
        table = client.do_get(info.endpoints[0].ticket).read_all()
        assert table.to_pylist() == [{"answer": 42}]
        assert {"CreatePreparedStatement", "ClosePreparedStatement"} <= {action.type for action in client.list_actions()}
        with pytest.raises(pa.ArrowException):
            client.do_get(pa.flight.Ticket(b"nonsense")).read_all()
