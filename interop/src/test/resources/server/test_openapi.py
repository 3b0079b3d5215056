"""Schemathesis makes requests from /openapi.json; answers are as it says, and none is an error of the server."""

import hypothesis
import pytest
import schemathesis
from schemathesis import checks

schema = schemathesis.pytest.from_fixture("document")


@pytest.fixture
def document(http):
    return schemathesis.openapi.from_url(http + "/openapi.json")


@schema.parametrize()
@hypothesis.settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(hypothesis.HealthCheck))
def test_answers_conform(case):
    case.call_and_validate(
        checks=[checks.not_a_server_error, checks.status_code_conformance, checks.content_type_conformance, checks.response_schema_conformance]
    )
