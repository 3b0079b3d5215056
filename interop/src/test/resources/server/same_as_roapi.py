"""Asks two servers the same, ROAPI and ours, and prints where their answers differ.

    python same_as_roapi.py ROAPI_ADDRESS OUR_ADDRESS SEED COUNT DOCUMENTATION

Status, content type and decoded bodies are compared: rows with their types and order, names and types of columns, and of
errors the word that says what is wrong. Each kind of difference that is deliberate has a name here, which
docs/roapi-compatibility.md has too; all others are printed with the request.
"""

import collections
import csv
import decimal
import http.client
import io
import json
import math
import random
import re
import sys
import urllib.parse

import pyarrow as pa
import pyarrow.parquet

FORMATS = {
    "application/json": "application/json",
    "application/csv": "application/csv",
    "application/arrow.file": "application/vnd.apache.arrow.file",
    "application/vnd.apache.arrow.file": "application/vnd.apache.arrow.file",
    "application/arrow.stream": "application/vnd.apache.arrow.stream",
    "application/vnd.apache.arrow.stream": "application/vnd.apache.arrow.stream",
    "application/parquet": "application/parquet",
    "application/vnd.apache.parquet": "application/parquet",
}


class Answer:
    """What a server answered; a connection that it ended is status 0."""

    def __init__(self, status, kind, body):
        self.status = status
        self.kind = kind
        self.body = body

    def error(self):
        """The word of an error, and whether the error looks like one of ROAPI's."""
        try:
            problem = json.loads(self.body)
            return problem["error"], sorted(problem) == ["code", "error", "message"] and problem["code"] == self.status
        except (ValueError, KeyError, TypeError):
            return self.body.decode("utf-8", "replace")[:80], False


class Server:
    def __init__(self, address):
        self.address = address

    def ask(self, request):
        connection = http.client.HTTPConnection(self.address, timeout=60)
        try:
            connection.request(
                request.method, request.path, request.body.encode() if request.body is not None else None, request.headers
            )
            answer = connection.getresponse()
            return Answer(answer.status, answer.getheader("Content-Type"), answer.read())
        except http.client.RemoteDisconnected:
            return Answer(0, None, b"")
        finally:
            connection.close()


class Request(collections.namedtuple("Request", "method path body headers kind")):
    def __str__(self):
        accept = self.headers.get("Accept", "")
        return f"{self.method} {urllib.parse.unquote(self.path)} {self.body or ''} {accept}".replace("\n", "\\n")


def get(path, accept="application/json", kind="rest"):
    return Request("GET", path, None, {"Accept": accept} if accept else {}, kind)


def post(path, body, accept="application/json", kind="sql"):
    return Request("POST", path, body, {"Accept": accept} if accept else {}, kind)


def table_path(table, parameters):
    return f"/api/tables/{table}" + ("?" + urllib.parse.urlencode(parameters) if parameters else "")


# What is asked


class Generator:
    """Makes requests from the columns and values that the tables have."""

    def __init__(self, server, seed):
        self.chance = random.Random(seed)
        schemas = json.loads(server.ask(get("/api/schema")).body)
        self.types = {
            table: {field["name"]: field["data_type"] for field in schema["fields"]} for table, schema in sorted(schemas.items())
        }
        self.rows = {table: json.loads(server.ask(get(table_path(table, []))).body) for table in self.types}
        self.identified = [table for table in self.types if "id" in self.types[table]]

    def scalar(self, table, column):
        return isinstance(self.types[table][column], str) and self.types[table][column] not in ("Binary", "LargeBinary", "BinaryView", "Null")

    def value(self, table, column):
        """A value that the column has, and sometimes one that it may have."""
        values = [row[column] for row in self.rows[table] if column in row]
        if not values:
            return 1
        value = self.chance.choice(values)
        if isinstance(value, bool) or isinstance(value, str):
            return value
        return value if self.chance.random() < 0.8 else value + 1

    def comparable(self, table, kinds):
        return [
            column
            for column in self.types[table]
            if self.scalar(table, column)
            and any(kind in self.types[table][column] for kind in kinds)
            and any(column in row for row in self.rows[table])
        ]

    def accept(self):
        return self.chance.choice([*FORMATS, "application/json", "application/csv", "*/*"])

    def columns(self, table):
        columns = [column for column in self.types[table] if column != "id" and self.chance.random() < 0.4]
        columns.append("id")
        self.chance.shuffle(columns)
        return columns

    def rest(self):
        table = self.chance.choice(self.identified)
        parameters = []
        for column in self.comparable(table, ["Int", "Float", "Utf8"]):
            if self.chance.random() < 0.25:
                value = self.value(table, column)
                if isinstance(value, str):
                    text = "'" + value.replace("'", "''") + "'"
                elif value < 0:
                    continue  # ROAPI takes no sign.
                elif self.types[table][column] == "Float32":
                    continue  # Compared as Float64 there.
                else:
                    text = str(value)
                operator = self.chance.choice(["", "eq", "lt", "lte", "lteq", "gt", "gte", "gteq"])
                parameters.append((f"filter[{column}]{operator}", text))
        if self.chance.random() < 0.6:
            parameters.append(("columns", ",".join(self.columns(table))))
        order = []
        sortable = [column for column in self.types[table] if self.scalar(table, column) and column != "id"]
        if sortable and self.chance.random() < 0.6:
            order = [self.chance.choice(["", "-", "+"]) + column for column in self.chance.sample(sortable, 1)]
        order.append(self.chance.choice(["id", "-id"]))
        parameters.append(("sort", ",".join(order)))
        if self.chance.random() < 0.5:
            parameters.append(("limit", self.chance.choice([0, 1, 3, 7, 50, 1000])))
            if self.chance.random() < 0.5:
                parameters.append(("page", self.chance.choice([1, 2, 3])))
        self.chance.shuffle(parameters)
        return get(table_path(table, parameters), self.accept())

    def condition(self, table):
        column = self.chance.choice(self.comparable(table, ["Int", "Float64", "Utf8", "Boolean"]))
        value = self.value(table, column)
        text = "'" + value.replace("'", "''") + "'" if isinstance(value, str) else str(value)
        kinds = ["{c} IS NULL", "{c} IS NOT NULL", "{c} = {v}", "{c} <> {v}", "{c} IN ({v}, {v})", "NOT ({c} = {v})"]
        if not isinstance(value, bool):
            kinds += ["{c} < {v}", "{c} >= {v}", "{c} BETWEEN {v} AND {v}"]
        if isinstance(value, str):
            kinds += ["{c} LIKE '%a%'", "upper({c}) = upper({v})", "length({c}) > 3"]
        return self.chance.choice(kinds).format(c=f'"{column}"', v=text)

    def where(self, table):
        conditions = [self.condition(table) for _ in range(self.chance.randrange(3))]
        return " WHERE " + self.chance.choice([" AND ", " OR "]).join(conditions) if conditions else ""

    def sql(self):
        table = self.chance.choice(self.identified)
        kind = self.chance.randrange(4)
        if kind == 0:
            names = ", ".join(f'"{column}"' for column in self.columns(table))
            order = self.chance.choice(["id", "id DESC"])
            limit = self.chance.choice(["", " LIMIT 5", " LIMIT 10 OFFSET 3"])
            text = f"SELECT {names} FROM {table}{self.where(table)} ORDER BY {order}{limit}"
        elif kind == 1:
            column = self.chance.choice([column for column in self.types[table] if self.scalar(table, column)])
            text = (
                f'SELECT "{column}" AS k, count(*) AS n, min(id) AS low, max(id) AS high, avg(id) AS mean'
                f' FROM {table}{self.where(table)} GROUP BY 1 ORDER BY n DESC, low'
            )
        elif kind == 2:
            column = self.chance.choice(self.comparable(table, ["Int", "Float64"]))
            text = (
                f'SELECT count("{column}") AS n, count(DISTINCT "{column}") AS d, min("{column}") AS low,'
                f' max("{column}") AS high, sum("{column}") AS total FROM {table}{self.where(table)}'
            )
        else:
            other = self.chance.choice(self.identified)
            text = (
                f"SELECT a.id, b.id AS other, coalesce(CAST(b.id AS VARCHAR), 'none') AS text,"
                f" CASE WHEN a.id % 2 = 0 THEN 'even' ELSE 'odd' END AS parity, row_number() OVER (ORDER BY a.id) AS place"
                f" FROM {table} a {self.chance.choice(['', 'LEFT '])}JOIN {other} b ON a.id = b.id * 2"
                f" WHERE a.id < 40 ORDER BY a.id"
            )
        return post("/api/sql", text, self.accept())

    def graphql(self):
        table = self.chance.choice(self.identified)
        arguments = []
        filters = []
        for column in self.comparable(table, ["Int", "Float64", "Utf8", "Boolean"]):
            if self.chance.random() < 0.25:
                value = json.dumps(self.value(table, column), ensure_ascii=False)
                if isinstance(self.value(table, column), bool):
                    filters.append(f"{column}: {value}")
                else:
                    operator = self.chance.choice(["eq", "lt", "lte", "lteq", "gt", "gte", "gteq"])
                    filters.append(f"{column}: {{{operator}: {value}}}" if self.chance.random() < 0.7 else f"{column}: {value}")
        if filters:
            arguments.append("filter: {" + ", ".join(filters) + "}")
        arguments.append(self.chance.choice(['sort: [{field: "id"}]', 'sort: [{field: "id", order: "desc"}]', 'sort: [{field: "id", order: "asc"}]']))
        if self.chance.random() < 0.5:
            arguments.append(f"limit: {self.chance.choice([0, 1, 5, 100])}")
            if self.chance.random() < 0.5:
                arguments.append(f"page: {self.chance.choice([1, 2])}")
        prefix = self.chance.choice(["", "query ", "query Named "])
        text = f"{prefix}{{ {table}({', '.join(arguments)}) {{ {' '.join(self.columns(table))} }} }}"
        return post("/api/graphql", text, self.accept(), "graphql")

    def every_table(self):
        """All of every table in each format, and its schema."""
        for table in self.types:
            order = [("sort", "id")] if table in self.identified else []
            for accept in ("application/json", "application/csv", "application/arrow.file", "application/arrow.stream", "application/parquet"):
                yield get(table_path(table, order), accept)
            yield get(f"/api/schema/{table}", kind="schema")


def fixed():
    """What is asked once: errors, and what generated requests do not have."""
    for accept in ("", "text/html", "nonsense", "application/xml, */*"):
        yield get("/api/tables/cities?limit=1", accept)
    for query in (
        "filter[id]=7",
        "filter[nothing]=7",
        "filter[id]between=7",
        "filter[id]=abc",
        "filter[id]='7'",
        "filter[id]=7.5",
        "filter[id]=7 OR 1=1",
        "filter[id]=",
        "filter[id]=-1",
        "filter[name]=5",
        "filter[]=5",
        "filter=5",
        "filter[id=5",
        "filter[capital]=true",
        "filter[name]='no end",
        "columns=nothing",
        "columns=",
        "columns=id,id",
        "columns=id, name",
        "sort=nothing",
        "sort=",
        "sort=%2Bid",
        "sort=-population,id",
        "limit=-1",
        "limit=x",
        "limit=",
        "limit=5&page=0",
        "limit=5&page=x",
        "page=2",
        "limit=1000000&page=9",
        "unknown=1",
        "limit=3&limit=5",
    ):
        yield get("/api/tables/cities?" + urllib.parse.quote(query, safe="=&%"))
    for path in (
        "/api/tables/nothing",
        "/api/tables/cities/more",
        "/api/schema/nothing",
        "/api/nothing",
        "/nothing",
        "/api/kv/colours/00ff00",
        "/api/kv/colours/ff0000",
        "/api/kv/colours/bbbbbb",
        "/api/kv/colours/zzz",
        "/api/kv/nothing/00ff00",
        "/api/kv/airports/OSL",
        "/api/kv/airports/a%20b%2Fc",
        "/health",
        "/api/tables",
        "/api/sql",
        "/api/kv/colours",
    ):
        yield get(path, None)
    yield get("/api/schema", kind="schema")
    for method, path, body in (
        ("POST", "/api/tables/cities", "x"),
        ("PUT", "/api/sql", "SELECT 1"),
        ("DELETE", "/api/tables/cities", None),
        ("POST", "/api/table", '[{"tableName": "x", "uri": "x.csv"}]'),
        ("POST", "/api/tables/drop", '[{"tableName": "cities"}]'),
        ("POST", "/api/schema", "x"),
    ):
        yield Request(method, path, body, {"Content-Type": "application/json"}, "rest")
    for statement in (
        "SELECT 1 AS a",
        "SELECT 1 AS a;",
        "select ID from CITIES order by id limit 2",
        "SELECT * FROM nothing",
        "SELECT nothing FROM cities",
        "SELEC 1",
        "",
        "SELECT 1; SELECT 2",
        "SELECT count(*) AS n FROM cities",
        "SELECT NULL AS a",
        "SELECT 1 AS a WHERE 1 = 0",
        "SELECT CAST('x' AS INT) AS a",
        "SELECT 1 / 0 AS a",
        "SELECT 7 / 2 AS a",
        "SELECT 'a' AS a UNION ALL SELECT 'b' ORDER BY a",
        "WITH w AS (SELECT id FROM cities) SELECT sum(id) AS s FROM w",
        "SELECT id FROM cities -- comment\n ORDER BY id LIMIT 1",
        "SELECT id FROM cities ORDER BY id LIMIT 1; -- comment",
        "DELETE FROM cities",
        "INSERT INTO cities VALUES (1)",
        "CREATE TABLE x (a INT)",
        "DROP TABLE cities",
        "SELECT DATE '2024-01-01' AS d, TIMESTAMP '2024-01-01 10:00:00.5' AS t, true AS b, 1.50 AS n, 'x' AS s",
        "SELECT max(population) AS p, min(name) AS n FROM cities",
        "SELECT * FROM cities ORDER BY population NULLS FIRST, id LIMIT 3",
        "SELECT population FROM cities ORDER BY population LIMIT 3",
        "SELECT population FROM cities ORDER BY population DESC, id LIMIT 3",
        "SELECT extract(year FROM day) AS y, count(*) AS n FROM types GROUP BY 1 ORDER BY 1",
        "SELECT date_trunc('month', local) AS m, count(*) AS n FROM types GROUP BY 1 ORDER BY 1",
        "SELECT numbers[1] AS first, pair.x AS x FROM (SELECT numbers, pair, id FROM types) ORDER BY id",
        "SELECT day, clock, local, moment, amount FROM types ORDER BY id",
        "EXPLAIN SELECT 1",
    ):
        yield post("/api/sql", statement)
    for query in (
        "{ cities }",
        "{ cities { id ",
        "{ nothing { id } }",
        "{ cities { nothing } }",
        "{ cities(nothing: 1) { id } }",
        "{ cities(filter: {id: {between: 1}}) { id } }",
        "{ cities(filter: {id: null}) { id } }",
        "{ cities(filter: {id: $x}) { id } }",
        "{ cities(filter: {nothing: 1}) { id } }",
        '{ cities(sort: [{field: "nothing"}]) { id } }',
        '{ cities(limit: "x") { id } }',
        "{ cities(limit: -1) { id } }",
        "{ cities(limit: 2, page: 0) { id } }",
        "{ cities(filter: {id: {lt: 3}}, sort: [{field: \"id\"}]) { id } trips { id } }",
        "{ cities(filter: {id: -1}) { id } }",
        "mutation { cities { id } }",
        "query($x: Int) { cities(limit: $x) { id } }",
        "",
    ):
        yield post("/api/graphql", query, kind="graphql")


# What is compared


def plain(value):
    """A value that is equal to another one only if its type is."""
    if isinstance(value, dict):
        return [(key, plain(one)) for key, one in value.items()]
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    if isinstance(value, float) and math.isnan(value):
        return "NaN"
    return type(value).__name__, value


def arrow(answer):
    if answer.kind == "application/parquet":
        return pa.parquet.read_table(pa.BufferReader(answer.body))
    opened = pa.ipc.open_file if answer.kind.endswith("file") else pa.ipc.open_stream
    return opened(pa.BufferReader(answer.body)).read_all()


def compare(request, theirs, ours):
    """Each difference, as a name that is documented or as words for one that is not."""
    if theirs.status != ours.status:
        return [statuses(request, theirs, ours)]
    if theirs.status == 0:
        return []
    if theirs.status != 200:
        return errors(request, theirs, ours)
    if theirs.kind != ours.kind and not theirs.kind.startswith("text/plain"):
        return [f"type {theirs.kind} / {ours.kind}"]
    if theirs.kind in FORMATS.values() and theirs.body == b"" and ours.body != b"":
        return ["an empty answer"]
    if request.kind == "schema":
        return schemas(json.loads(theirs.body), json.loads(ours.body))
    if theirs.kind == "application/json":
        return rows(request, json.loads(theirs.body), json.loads(ours.body))
    if theirs.kind == "application/csv":
        return texts(theirs.body.decode(), ours.body.decode())
    if theirs.kind in FORMATS.values():
        return tables(request, arrow(theirs), arrow(ours))
    return [] if theirs.body == ours.body else [f"body {theirs.body[:100]} / {ours.body[:100]}"]


def statuses(request, theirs, ours):
    asked = urllib.parse.unquote(request.path) + " " + (request.body or "")
    word, our_word = theirs.error()[0], ours.error()[0]
    if theirs.status == 500 and ours.status == 200:
        return "an answer that fails"
    if theirs.status == 0:
        return "empty value"
    if request.kind == "rest" and request.path.startswith("/api/tables"):
        if "OR 1=1" in asked and our_word == "rest_query_value" or word == "rest_query_value" and ours.status == 200:
            return "values of filters"
        if "columns=id, name" in asked and word == "invalid_projection":
            return "blanks in `columns=a, b`"
        if asked.count("limit=") == 2 and our_word == "rest_query":
            return "`columns`, `sort`, `limit`, `page` twice"
    if request.method == "GET" and request.path == "/api/sql":
        return "`GET /api/sql`"
    if request.kind == "sql" and request.body.startswith("EXPLAIN") and our_word == "plan_sql":
        return "`EXPLAIN`"
    if request.body == "SELECT 1 / 0 AS a" and ours.status == 200:
        return "dividing"
    if request.kind == "graphql" and request.body == "{ cities }" and our_word == "invalid_selection_set":
        return "GraphQL without columns"
    if request.kind == "graphql" and "trips" in request.body and our_word == "invalid graphql query":
        return "GraphQL, several tables, aliases, directives"
    return f"status {theirs.status} {word} / {ours.status} {our_word}"


def errors(request, theirs, ours):
    word, shaped = theirs.error()
    our_word, ours_shaped = ours.error()
    if not ours_shaped or ours.kind != "application/json":
        return [f"no error of ours: {ours.kind} {ours.body[:200]}"]
    if not shaped:
        return ["unknown path, method, body"]
    if word != our_word:
        if "page=0" in request.path or "page: 0" in (request.body or ""):
            return ["`page=0`"]
        if our_word == "plan_sql" and request.body.split()[0] in ("DELETE", "INSERT", "CREATE", "DROP"):
            return ["SQL that changes something"]
        return [f"error {theirs.status} {word} / {our_word}: {theirs.body.decode()[:200]} / {ours.body.decode()[:200]}"]
    return ["`Content-Type` of errors"] if theirs.kind is None else []


WIDE = {"LargeUtf8": "Utf8", "Utf8View": "Utf8", "LargeBinary": "Binary", "BinaryView": "Binary"}


def narrow(kind):
    """A type as we serve it."""
    if isinstance(kind, str):
        return WIDE.get(kind, kind)
    [(name, inner)] = kind.items()
    if name == "Dictionary":
        return narrow(inner[1])
    if name in ("List", "LargeList"):
        return {"List": narrow(inner["data_type"])}
    if name == "Struct":
        return {"Struct": [(field["name"], narrow(field["data_type"])) for field in inner]}
    if name == "Map":
        return {"Map": [narrow(field["data_type"]) for field in inner[0]["data_type"]["Struct"]]}
    return kind


def schemas(theirs, ours):
    if "fields" not in theirs:
        names = [] if set(theirs) == set(ours) or set(theirs) < set(ours) else [f"tables {sorted(theirs)} / {sorted(ours)}"]
        return names + [name for table in theirs for name in schemas(theirs[table], ours[table])]
    if sorted(theirs) != sorted(ours) or [field["name"] for field in theirs["fields"]] != [field["name"] for field in ours["fields"]]:
        return [f"schema {theirs} / {ours}"]
    found = []
    for field, mine in zip(theirs["fields"], ours["fields"]):
        one, other = narrow(field["data_type"]), narrow(mine["data_type"])
        if sorted(field) != sorted(mine):
            found.append(f"schema keys {sorted(field)} / {sorted(mine)}")
        if field["nullable"] != mine["nullable"]:
            found.append(f"schema nullable {field} / {mine}")
        if one == other:
            found += [] if field["data_type"] == mine["data_type"] else ["types of columns"]
        elif (one, other) in ((("Float64"), "Int64"), ({"Timestamp": ["Second", None]}, "Date32")):
            found.append("numbers and days of spreadsheets")
        else:
            found.append(f"schema type {field} / {mine}")
    return found


def tables(request, theirs, ours):
    found = []
    if theirs.column_names != ours.column_names:
        return [f"Arrow names {theirs.column_names} / {ours.column_names}"]
    for field, mine in zip(theirs.schema, ours.schema):
        if mine.nullable != field.nullable:
            found.append("columns that have a value in each row")
        if mine.type != field.type and not same(field.type, mine.type):
            found.append(f"Arrow type of {field.name}: {field.type} / {mine.type}")
        elif mine.type != field.type:
            found.append(same(field.type, mine.type))
    if found and all(name in DELIBERATE for name in found):
        if "numbers and days of spreadsheets" in found:
            return found
        return found + differing("Arrow", loose(theirs), loose(ours))
    return found + differing("Arrow", theirs.to_pylist(), ours.to_pylist())


def loose(table):
    """Rows in which a decimal number that is whole is a whole number."""
    return [
        {name: int(one) if isinstance(one, decimal.Decimal) and one == int(one) else one for name, one in row.items()} for row in table.to_pylist()
    ]


def same(theirs, ours):
    """The name of a difference of types, if there is one."""
    if str(theirs).startswith("dictionary"):
        theirs = theirs.value_type
    text, mine = str(theirs), str(ours)
    for wide, usual in (("large_string", "string"), ("string_view", "string"), ("large_binary", "binary"), ("large_list", "list")):
        text = text.replace(wide, usual)
    # Arrow does not say what the field of a list is called.
    text, mine = (re.sub("<(item|element|l): ", "<", one).replace(" not null", "") for one in (text, mine))
    if text == mine:
        return "types of columns"
    if (text, mine) in (("double", "int64"), ("double", "decimal128(38, 0)"), ("timestamp[s]", "date32[day]"), ("int64", "date32[day]")):
        return "numbers and days of spreadsheets"
    if (text, mine) in (("int64", "decimal128(38, 0)"), ("uint64", "int64")):
        return "types of what is computed"
    return None


def sheets(request):
    return "sheet_" in request.path or "sheet_" in (request.body or "")


def rows(request, theirs, ours):
    found = differing("JSON", theirs, ours)
    if not found:
        return []
    if sheets(request) and plain(numbers(theirs)) == plain(numbers(ours)):
        return ["numbers and days of spreadsheets"]
    if request.body == "SELECT 7 / 2 AS a" and (theirs, ours) == ([{"a": 3}], [{"a": 3.5}]):
        return ["dividing"]
    if "ORDER BY population DESC, id" in (request.body or ""):
        return ["order of what has no value"]
    return found


def numbers(value):
    """Values of a spreadsheet as both servers may tell them."""
    if isinstance(value, dict):
        return {key: numbers(one) for key, one in value.items()}
    if isinstance(value, list):
        return [numbers(one) for one in value]
    if isinstance(value, str):
        return value.removesuffix("T00:00:00").removesuffix(".0")
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else value


def differing(what, theirs, ours):
    if plain(theirs) == plain(ours):
        return []
    if isinstance(theirs, list) and isinstance(ours, list):
        if len(theirs) != len(ours):
            return [f"{what} rows: {len(theirs)} / {len(ours)}"]
        for one, other in zip(theirs, ours):
            if plain(one) != plain(other):
                if isinstance(one, dict) and isinstance(other, dict):
                    if list(one) != list(other):
                        return [f"{what} names: {list(one)} / {list(other)} in {one} / {other}"]
                    return [f"{what} value of {key}: {one[key]!r} / {other[key]!r}" for key in one if plain(one[key]) != plain(other[key])]
                return [f"{what}: {one!r} / {other!r}"]
    return [f"{what}: {str(theirs)[:300]} / {str(ours)[:300]}"]


def texts(theirs, ours):
    if theirs == ours:
        return []
    one = list(csv.reader(io.StringIO(theirs, newline="")))
    other = list(csv.reader(io.StringIO(ours, newline="")))
    if one == other:
        return ["CSV spelling: " + repr(theirs[:100]) + " / " + repr(ours[:100])]
    if numbers(one) == numbers(other):
        return ["numbers and days of spreadsheets"]
    return differing("CSV", one, other)


def main(theirs, ours, seed, count, documentation):
    roapi, neuralake = Server(theirs), Server(ours)
    generator = Generator(roapi, seed)
    requests = [*generator.every_table(), *fixed()]
    for _ in range(count):
        requests.append(generator.chance.choice([generator.rest, generator.sql, generator.graphql])())
    kinds = collections.Counter()
    seen = set()
    for request in requests:
        one, other = roapi.ask(request), neuralake.ask(request)
        found = compare(request, one, other)
        kinds["same" if not found else "deliberate" if all(name in DELIBERATE for name in found) else "different"] += 1
        seen.update(found)
        for name in found:
            if name not in DELIBERATE:
                print(f"{request}\n    {name}")
    for name in sorted(DELIBERATE - seen):
        print(f"'{name}' does not occur any more: take it out here and in the documentation")
    documented = {line.split(" | ")[0].removeprefix("| ") for line in open(documentation, encoding="utf-8") if line.startswith("| ")}
    for name in sorted(DELIBERATE - documented):
        print(f"'{name}' is not documented")
    print(f"{len(requests)} requests: " + ", ".join(f"{number} {kind}" for kind, number in sorted(kinds.items())))


DELIBERATE = {
    "`Content-Type` of errors",
    "`EXPLAIN`",
    "`GET /api/sql`",
    "`columns`, `sort`, `limit`, `page` twice",
    "`page=0`",
    "GraphQL without columns",
    "GraphQL, several tables, aliases, directives",
    "SQL that changes something",
    "an answer that fails",
    "an empty answer",
    "blanks in `columns=a, b`",
    "columns that have a value in each row",
    "dividing",
    "empty value",
    "numbers and days of spreadsheets",
    "order of what has no value",
    "types of columns",
    "types of what is computed",
    "unknown path, method, body",
    "values of filters",
}

if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), sys.argv[5])
