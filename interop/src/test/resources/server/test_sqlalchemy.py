"""SQLAlchemy: reflection, queries from reflected tables, pandas-like use."""

import decimal

import pytest
import sqlalchemy
from sqlalchemy import MetaData, Table, func, inspect, select
from sqlalchemy.dialects import postgresql


@pytest.fixture(scope="module")
def engine(postgres):
    engine = sqlalchemy.create_engine(f"postgresql+psycopg://ada@{postgres['host']}:{postgres['port']}/neuralake")
    yield engine
    engine.dispose()


def test_schemas_and_tables_are_listed(engine):
    inspector = inspect(engine)
    assert {"public", "implant", "bci"} <= set(inspector.get_schema_names())
    assert {"types", "trips"} <= set(inspector.get_table_names(schema="public"))
    assert "implants" in inspector.get_table_names(schema="implant")
    assert inspector.has_table("types", schema="public")
    assert not inspector.has_table("nothing", schema="public")
    assert inspector.get_pk_constraint("types", schema="public")["constrained_columns"] == []
    assert inspector.get_foreign_keys("types", schema="public") == []
    assert inspector.get_indexes("types", schema="public") == []
    assert inspector.get_unique_constraints("types", schema="public") == []
    assert inspector.get_check_constraints("types", schema="public") == []
    inspector.get_view_names(schema="public")
    inspector.get_sequence_names(schema="public")
    inspector.get_enums(schema="public")


def test_columns_have_their_types(engine):
    columns = {column["name"]: column for column in inspect(engine).get_columns("types", schema="public")}
    assert list(columns)[:3] == ["id", "truth", "i8"]
    kinds = {
        "id": sqlalchemy.BIGINT, "truth": sqlalchemy.BOOLEAN, "i16": sqlalchemy.SMALLINT, "i32": sqlalchemy.INTEGER,
        "f32": sqlalchemy.REAL, "f64": sqlalchemy.DOUBLE_PRECISION, "word": sqlalchemy.VARCHAR, "bytes": postgresql.BYTEA, "day": sqlalchemy.DATE,
        "clock": sqlalchemy.TIME, "local": sqlalchemy.TIMESTAMP, "amount": sqlalchemy.NUMERIC, "numbers": postgresql.ARRAY,
        "pair": postgresql.JSON,
    }
    for name, kind in kinds.items():
        assert isinstance(columns[name]["type"], kind), (name, columns[name])
    assert columns["moment"]["type"].timezone
    assert (columns["amount"]["type"].precision, columns["amount"]["type"].scale) == (12, 2)


def test_comments_are_the_descriptions(engine):
    inspector = inspect(engine)
    assert inspector.get_table_comment("implants", schema="implant")["text"]
    assert any(column["comment"] for column in inspector.get_columns("implants", schema="implant"))


def test_reflected_tables_are_queried(engine):
    trips = Table("trips", MetaData(), autoload_with=engine, schema="public")
    query = (
        select(trips.c.city, func.count().label("n"), func.sum(trips.c.fare).label("fare"))
        .where(trips.c.id > 3, trips.c.rider.is_not(None), trips.c.city.in_(["Oslo", "Bergen"]))
        .group_by(trips.c.city)
        .order_by(trips.c.city)
    )
    with engine.connect() as connection:
        rows = connection.execute(query).all()
        assert [row.city for row in rows] == ["Bergen", "Oslo"]
        assert all(row.n > 0 and isinstance(row.fare, decimal.Decimal) for row in rows)
        page = connection.execute(select(trips.c.id).order_by(trips.c.id).limit(3).offset(2)).scalars().all()
        assert page == [2, 3, 4]


def test_all_tables_are_reflected_at_once(engine):
    metadata = MetaData()
    metadata.reflect(engine, schema="public")
    assert {"public.types", "public.trips", "public.cities"} <= set(metadata.tables)


def test_rows_are_streamed(engine):
    with engine.connect().execution_options(stream_results=True, yield_per=1000) as connection:
        total = sum(row.i for row in connection.execute(sqlalchemy.text("SELECT i FROM range(50000) t(i)")))
    assert total == 49999 * 25000
