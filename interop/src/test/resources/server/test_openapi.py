"""Schemathesis makes requests from /openapi.json; answers are as it says, and none is an error of the server."""

import subprocess
import sys


def test_answers_conform(http):
    words = [
        sys.executable, "-c", "import schemathesis.cli; schemathesis.cli.schemathesis()", "run", http + "/openapi.json",
        # Some tables of all kinds, and all that is not a table.
        "--include-path-regex", "^/api/(sql|graphql|schema|version|tables/(types|trips|implant_implants)$)",
        "--phases", "examples,coverage,fuzzing", "--max-examples", "6", "--seed", "5", "--workers", "2", "--no-color", "--suppress-health-check", "all",
        "--checks", "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance",
    ]
    done = subprocess.run(words, capture_output=True, text=True, timeout=150)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
