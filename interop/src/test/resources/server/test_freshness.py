"""Others write while the server runs: the next query at each door sees it, and what is being read stays as it was."""

import json
import time
import urllib.error
import urllib.request

import adbc_driver_flightsql.dbapi as flight_sql
import deltalake
import polars as pl
import psycopg
import pytest


@pytest.fixture
def doors(http, postgres, flight):
    """A question asked at each door."""
    with psycopg.connect(**postgres, user="ada", autocommit=True) as sql, flight_sql.connect(flight, autocommit=True) as arrow:

        def rest(statement):
            return json.load(urllib.request.urlopen(http + "/api/sql", statement.encode()))[0]["n"]

        def graphql(statement):
            del statement
            body = json.dumps({"query": "{ growing { id } }"}).encode()
            request = urllib.request.Request(http + "/api/graphql", body, {"Content-Type": "application/json"})
            return len(json.load(urllib.request.urlopen(request))["data"]["growing"])

        def cursor(statement):
            with arrow.cursor() as open_cursor:
                open_cursor.execute(statement)
                return open_cursor.fetchone()[0]

        prepared = "SELECT count(*) AS n FROM public.growing WHERE id >= %s"
        yield {
            "http": rest, "graphql": graphql, "postgres": lambda statement: sql.execute(statement).fetchone()[0],
            "prepared": lambda statement: sql.execute(prepared, (0,), prepare=True).fetchone()[0], "flight": cursor,
        }


def seen(doors, statement="SELECT count(*) AS n FROM public.growing"):
    return {name: door(statement) for name, door in doors.items()}


def all_see(doors, number):
    assert seen(doors) == dict.fromkeys(doors, number)


def test_each_door_sees_the_next_commit(doors, tables, http):
    table = str(tables / "growing")
    address = http + "/api/tables/growing?sort=id"
    rows = len(deltalake.DeltaTable(table).to_pyarrow_table())
    all_see(doors, rows)
    known = urllib.request.urlopen(address).headers["ETag"]
    with pytest.raises(urllib.error.HTTPError, match="304"):
        urllib.request.urlopen(urllib.request.Request(address, headers={"If-None-Match": known}))

    deltalake.write_deltalake(table, pl.DataFrame({"id": [rows + 1], "note": ["by delta-rs"]}).to_arrow(), mode="append")
    all_see(doors, rows + 1)
    assert urllib.request.urlopen(urllib.request.Request(address, headers={"If-None-Match": known})).status == 200

    pl.DataFrame({"id": [rows + 2, rows + 3], "note": ["by polars", None]}).write_delta(table, mode="append")
    all_see(doors, rows + 3)

    deltalake.DeltaTable(table).delete(f"id > {rows}")
    all_see(doors, rows)


def test_what_is_open_stays_as_it_was(postgres, flight, tables):
    table = str(tables / "growing")
    many = 400000
    pl.DataFrame({"id": range(1000, 1000 + many), "note": ["x" * 50] * many}).write_delta(table, mode="append")
    expected = many + 3
    with psycopg.connect(**postgres, user="ada") as connection, flight_sql.connect(flight, autocommit=True) as arrow:
        with connection.cursor("open") as slow, arrow.cursor() as stream:
            slow.execute("SELECT id FROM public.growing")
            slow.itersize = 50000
            first = slow.fetchmany(10)
            stream.execute("SELECT id, note FROM public.growing")
            reader = stream.fetch_record_batch()
            read = reader.read_next_batch().num_rows
            deltalake.DeltaTable(table).delete("id >= 1000")
            assert len(first) + sum(1 for _ in slow) == expected
            assert read + sum(batch.num_rows for batch in reader) == expected
        assert connection.execute("SELECT count(*) FROM public.growing").fetchone() == (3,)


def test_new_files_are_seen(doors, tables):
    statement = "SELECT count(*) AS n FROM public.growing_files"
    assert doors["postgres"](statement) == doors["http"](statement) == 3
    pl.DataFrame({"id": [4], "note": ["d"]}).write_parquet(tables / "growing_files" / "2.parquet")
    assert doors["postgres"](statement) == doors["http"](statement) == doors["flight"](statement) == 4


def test_changed_text_is_seen_soon(doors, tables):
    statement = "SELECT count(*) AS n FROM public.growing_text"
    assert doors["http"](statement) == 3
    (tables / "new.csv").write_text("id,note\n1,a\n")
    (tables / "new.csv").rename(tables / "growing.csv")
    for _ in range(600):
        if doors["http"](statement) == 1:
            break
        time.sleep(0.05)
    assert doors["postgres"](statement) == doors["flight"](statement) == 1
