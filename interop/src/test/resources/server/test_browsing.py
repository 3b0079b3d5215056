"""What DBeaver, Metabase and Grafana ask of system catalogs before they show anything: the same questions in words of our own."""

import psycopg
import pytest


@pytest.fixture(scope="module")
def connection(postgres):
    with psycopg.connect(**postgres, user="ada", dbname="neuralake", autocommit=True) as connection:
        yield connection


def ask(connection, query, *values):
    """Rows by name of column, in binary form if there are values, as JDBC has it after a while."""
    with psycopg.RawCursor(connection, row_factory=psycopg.rows.dict_row) as cursor:
        return cursor.execute(query, values, binary=bool(values)).fetchall()


def oid(connection, table):
    return ask(connection, "SELECT c.oid FROM pg_catalog.pg_class c WHERE c.relname = $1 AND c.relkind = 'r'", table)[0]["oid"]


def test_databases_and_schemas(connection):
    [database] = ask(
        connection,
        "SELECT d.oid AS id, d.* FROM pg_catalog.pg_database d WHERE d.datallowconn AND NOT d.datistemplate OR d.datname = $1",
        "neuralake",
    )
    assert database["datname"] == "neuralake"
    schemas = ask(
        connection,
        """SELECT n.oid AS id, n.*, d.description FROM pg_catalog.pg_namespace n
           LEFT JOIN pg_catalog.pg_description d ON d.objoid = n.oid AND d.objsubid = 0 AND d.classoid = 'pg_namespace'::regclass
           ORDER BY n.nspname""",
    )
    assert {"public", "implant", "bci"} <= {schema["nspname"] for schema in schemas}
    assert ask(connection, "SELECT current_schema(), session_user, current_setting('server_version_num')::int / 100 AS version")[0]["version"] >= 1400
    assert ask(connection, "SELECT reset_val FROM pg_settings WHERE name = 'search_path'")


def test_tables_of_a_schema(connection):
    [implant] = ask(connection, "SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = $1", "implant")
    tables = ask(
        connection,
        """SELECT c.oid AS id, c.*, d.description, pg_catalog.pg_get_expr(c.relpartbound, c.oid) AS bound,
                  pg_catalog.pg_get_partkeydef(c.oid) AS parts, pg_catalog.pg_relation_size(c.oid) AS size
           FROM pg_catalog.pg_class c
           LEFT JOIN pg_catalog.pg_description d ON d.objoid = c.oid AND d.objsubid = 0 AND d.classoid = 'pg_class'::regclass
           LEFT JOIN pg_depend p ON p.refobjid = c."oid" AND p.deptype = 'i' AND p.refobjsubid <> 0 AND p.classid = p.refclassid
           WHERE c.relnamespace = $1 AND c.relkind NOT IN ('i', 'I', 'c')""",
        implant["oid"],
    )
    described = {table["relname"]: table["description"] for table in tables}
    assert described["implants"]
    for schema in ("public", "implant"):
        listed = ask(
            connection,
            """SELECT n.nspname, c.relname, s.n_live_tup FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON c.relnamespace = n.oid
               LEFT JOIN pg_stat_user_tables s ON n.nspname = s.schemaname AND c.relname = s.relname
               WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND c.relkind IN ('r', 'p', 'v', 'f', 'm') AND n.nspname IN ($1)
               ORDER BY 1, 2""",
            schema,
        )
        assert listed


def test_columns_of_a_table(connection):
    columns = ask(
        connection,
        """SELECT c.relname, a.*, pg_catalog.pg_get_expr(f.adbin, f.adrelid, true) AS value, d.description, p.objid,
                  pg_catalog.format_type(a.atttypid, a.atttypmod) AS type
           FROM pg_catalog.pg_attribute a INNER JOIN pg_catalog.pg_class c ON a.attrelid = c.oid
           LEFT JOIN pg_catalog.pg_attrdef f ON a.attrelid = f.adrelid AND a.attnum = f.adnum
           LEFT JOIN pg_catalog.pg_description d ON c.oid = d.objoid AND a.attnum = d.objsubid
           LEFT JOIN pg_depend p ON p.refobjid = a.attrelid AND p.deptype = 'i' AND p.refobjsubid = a.attnum AND p.classid = p.refclassid
           WHERE NOT a.attisdropped AND c.relkind NOT IN ('i', 'I', 'c') AND c.oid = $1 AND a.attnum > 0 ORDER BY a.attnum""",
        oid(connection, "types"),
    )
    types = {column["attname"]: column["type"] for column in columns}
    assert list(types)[:3] == ["id", "truth", "i8"]
    assert types["amount"] == "numeric(12,2)"
    fields = ask(
        connection,
        """SELECT c.column_name, CASE WHEN c.udt_schema IN ('public', 'pg_catalog') THEN format('%s', c.udt_name)
                       ELSE format('"%s"."%s"', c.udt_schema, c.udt_name) END AS type, c.ordinal_position - 1 AS place, k.column_name IS NOT NULL AS key,
                  col_description(CAST(CAST(format('%I.%I', CAST(c.table_schema AS TEXT), CAST(c.table_name AS TEXT)) AS REGCLASS) AS OID),
                                  c.ordinal_position) AS comment
           FROM information_schema.columns c
           LEFT JOIN (SELECT t.table_schema, t.table_name, u.column_name FROM information_schema.table_constraints t
                      JOIN information_schema.key_column_usage u ON t.constraint_name = u.constraint_name AND t.table_schema = u.table_schema
                           AND t.table_name = u.table_name
                      WHERE t.constraint_type = 'PRIMARY KEY') k
                ON c.table_schema = k.table_schema AND c.table_name = k.table_name AND c.column_name = k.column_name
           WHERE c.table_schema !~ '^information_schema|pg_' AND c.table_schema IN ($1) ORDER BY c.table_name, place""",
        "implant",
    )
    assert any(field["comment"] for field in fields)
    assert not any(field["key"] for field in fields)


def test_names_as_query_builders_want_them(connection):
    here = """quote_ident(table_schema) IN (SELECT CASE WHEN trim(s[i]) = '"$user"' THEN user ELSE trim(s[i]) END
        FROM generate_series(array_lower(string_to_array(current_setting('search_path'), ','), 1),
                             array_upper(string_to_array(current_setting('search_path'), ','), 1)) AS i,
             string_to_array(current_setting('search_path'), ',') s)"""
    names = ask(
        connection,
        f"""SELECT CASE WHEN {here} THEN quote_ident(table_name) ELSE quote_ident(table_schema) || '.' || quote_ident(table_name) END AS "table"
            FROM information_schema.tables WHERE quote_ident(table_schema) NOT IN ('information_schema', 'pg_catalog') ORDER BY 1""",
    )
    assert "implant.implants" in {name["table"] for name in names}
    columns = ask(
        connection,
        f"""SELECT quote_ident(column_name) AS "column", data_type AS "type" FROM information_schema.columns
            WHERE CASE WHEN array_length(parse_ident('implant.implants'), 1) = 2
                  THEN quote_ident(table_schema) = (parse_ident('implant.implants'))[1] AND quote_ident(table_name) = (parse_ident('implant.implants'))[2]
                  ELSE quote_ident(table_name) = 'implant.implants' AND {here} END""",
    )
    assert "implant_id" in {column["column"] for column in columns}


@pytest.mark.parametrize(
    "relation",
    [
        "pg_am", "pg_attrdef", "pg_cast", "pg_collation", "pg_constraint", "pg_conversion", "pg_depend", "pg_enum", "pg_event_trigger", "pg_extension",
        "pg_foreign_data_wrapper", "pg_foreign_server", "pg_index", "pg_inherits", "pg_language", "pg_matviews", "pg_operator", "pg_policies",
        "pg_policy", "pg_proc", "pg_publication", "pg_range", "pg_rewrite", "pg_roles", "pg_sequence", "pg_settings", "pg_shdescription",
        "pg_stat_activity", "pg_stat_user_tables", "pg_subscription", "pg_tables", "pg_tablespace", "pg_trigger", "pg_ts_config", "pg_type",
        "pg_user", "pg_views", "pg_available_extensions", "pg_statistic_ext", "pg_locks", "pg_timezone_names",
    ],
)
def test_relations_that_are_only_listed(connection, relation):
    connection.execute(f"SELECT * FROM pg_catalog.{relation}").fetchall()


def test_keys_and_indexes_are_none(connection):
    keys = ask(
        connection,
        """SELECT n.nspname, c.relname, a.attname FROM pg_constraint k JOIN pg_class c ON k.conrelid = c.oid JOIN pg_namespace n ON k.connamespace = n.oid
           JOIN pg_attribute a ON k.conrelid = a.attrelid WHERE k.contype = 'f'::char AND a.attnum = ANY(k.conkey)""",
    )
    indexes = ask(
        connection,
        """SELECT t.relname, trim(BOTH '"' FROM pg_catalog.pg_get_indexdef(t.oid, t.place, false)) AS field
           FROM (SELECT c.relname, i.oid, (information_schema._pg_expandarray(x.indkey)).n AS place FROM pg_catalog.pg_class c
                 JOIN pg_catalog.pg_index x ON c.oid = x.indrelid JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
                 WHERE pg_catalog.pg_get_expr(x.indpred, x.indrelid) IS NULL) t
           WHERE t.place = 1""",
    )
    assert keys == indexes == []


def test_what_may_be_read(connection):
    rows = ask(
        connection,
        """SELECT t.schemaname, t.objectname,
                  pg_catalog.has_table_privilege(current_user, '"' || replace(t.schemaname, '"', '""') || '"."' || replace(t.objectname, '"', '""') || '"', 'SELECT') AS "select",
                  pg_catalog.has_table_privilege(current_user, '"' || replace(t.schemaname, '"', '""') || '"."' || replace(t.objectname, '"', '""') || '"', 'INSERT') AS "insert"
           FROM (SELECT schemaname, tablename AS objectname FROM pg_catalog.pg_tables UNION SELECT schemaname, viewname FROM pg_views
                 UNION SELECT schemaname, matviewname FROM pg_matviews) t
           WHERE t.schemaname !~ '^pg_' AND t.schemaname <> 'information_schema' AND pg_catalog.has_schema_privilege(current_user, t.schemaname, 'usage')""",
    )
    assert {(row["schemaname"], row["objectname"]) for row in rows} >= {("public", "types"), ("implant", "implants")}
    assert all(row["select"] and not row["insert"] for row in rows)
