"""A server that asks who is there, at every door: passwords, tokens, and tables that somebody may not read."""

import base64
import json
import urllib.error
import urllib.request

import adbc_driver_flightsql.dbapi as flight_sql
import adbc_driver_manager
import psycopg
import pytest

# As UsersTest starts the server.
ADA, BEN, TOKEN = ("ada", "correct horse"), ("ben", "battery"), "dashboards-token"


def rest(http, path, authorization=None):
    request = urllib.request.Request(http + path, headers={"Authorization": authorization} if authorization else {})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refused:
        return refused.code, json.load(refused)


def basic(user, password):
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


def test_http(http):
    path = "/api/tables/cities?limit=1&columns=id"
    assert rest(http, path)[0] == 401
    assert rest(http, path, basic("ada", "wrong"))[0] == 401
    assert rest(http, path, basic(*ADA))[0] == 200
    assert rest(http, path, "Bearer " + TOKEN)[0] == 200
    assert rest(http, path, "Bearer wrong")[0] == 401
    assert rest(http, path, basic(*BEN))[0] == 400
    assert set(rest(http, "/api/schema", basic(*BEN))[1]) == {"trips"}


def test_postgres(postgres):
    with psycopg.connect(**postgres, user=ADA[0], password=ADA[1]) as connection:
        assert connection.execute("SELECT count(*) FROM public.cities").fetchone() == (60,)
        assert connection.pgconn.used_password
        assert connection.execute("SELECT current_user").fetchone() == ("ada",)
    for user, password in (("ada", "wrong"), ("nobody", "x"), ("ada", "")):
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(**postgres, user=user, password=password)
    with psycopg.connect(**postgres, user=BEN[0], password=BEN[1]) as connection:
        listed = connection.execute("SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname = 'public'").fetchall()
        assert listed == [("trips",)]
        with pytest.raises(psycopg.errors.UndefinedTable):
            connection.execute("SELECT * FROM public.cities")


def test_flight(flight):
    def count(table, **settings):
        with flight_sql.connect(flight, db_kwargs=settings, autocommit=True) as connection, connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) AS n FROM public.{table}")
            return cursor.fetchone()[0]

    assert count("cities", username=ADA[0], password=ADA[1]) == 60
    assert count("cities", **{"adbc.flight.sql.authorization_header": "Bearer " + TOKEN}) == 60
    assert count("trips", username=BEN[0], password=BEN[1]) == 59
    for table, settings in (
        ("cities", {"username": BEN[0], "password": BEN[1]}),
        ("cities", {"username": "ada", "password": "wrong"}),
        ("cities", {"adbc.flight.sql.authorization_header": "Bearer wrong"}),
        ("cities", {}),
    ):
        with pytest.raises(adbc_driver_manager.Error):
            count(table, **settings)
