"""graphql-core and gql: the schema by introspection, and queries that are checked against it."""

import json
import urllib.request

import pytest
from gql import Client, GraphQLRequest, gql
from gql.transport.exceptions import TransportQueryError
from gql.transport.requests import RequestsHTTPTransport
from graphql import GraphQLError, build_client_schema, get_introspection_query, get_named_type, print_schema


@pytest.fixture(scope="module")
def client(http):
    transport = RequestsHTTPTransport(url=http + "/api/graphql", retries=0, timeout=60)
    with Client(transport=transport, fetch_schema_from_transport=True) as session:
        yield session


def test_schema_is_one(http):
    body = json.dumps({"query": get_introspection_query(descriptions=True, specified_by_url=True, directive_is_repeatable=True, schema_description=True, input_value_deprecation=True)})
    request = urllib.request.Request(http + "/api/graphql", body.encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        introspection = json.load(answer)
    assert "errors" not in introspection
    printed = print_schema(build_client_schema(introspection["data"]))
    assert "type Query" in printed
    assert "implant_implants(" in printed
    assert "trips(" in printed


def test_query_with_variables(client):
    rows = get_named_type(client.client.schema.query_type.fields["trips"].type).name
    query = """
        query Some($seats: Int!, $n: Int) {
          few: trips(filter: {seats: {lt: $seats}, city: {in: ["Oslo", "Bergen"]}}, sort: [{field: id}], limit: $n) { id ...Place }
          trips(limit: 1) { __typename id }
        }
        fragment Place on ROWS { city }
        """.replace("ROWS", rows)
    answer = client.execute(GraphQLRequest(query, variable_values={"seats": 3, "n": 4}))
    assert len(answer["few"]) == 4
    assert {row["city"] for row in answer["few"]} <= {"Oslo", "Bergen"}
    assert answer["trips"][0]["__typename"]


def test_errors_are_errors_of_graphql(client):
    with pytest.raises(GraphQLError, match="nothing"):
        client.execute(gql("{ trips { nothing } }"))
    client.client.schema, schema = None, client.client.schema
    try:
        # Now only the server knows the schema.
        with pytest.raises(TransportQueryError, match="nothing"):
            client.execute(gql("{ trips { nothing } }"))
    finally:
        client.client.schema = schema
