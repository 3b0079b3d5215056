"""psql: what people type."""

import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time

import pytest


def program():
    named = os.environ.get("PSQL")
    if named:
        return named
    import pgserver

    return str(pathlib.Path(pgserver.__file__).parent / "pginstall" / "bin" / "psql")


@pytest.fixture
def psql(postgres):
    environment = {
        **os.environ, "PGHOST": postgres["host"], "PGPORT": str(postgres["port"]), "PGUSER": "ada", "PGDATABASE": "neuralake", "PSQL_PAGER": "",
        "PSQLRC": os.devnull, "PGCLIENTENCODING": "UTF8", "LC_ALL": "C.UTF-8",
    }

    def run(*commands, fails=False):
        words = [program(), "-X", "-v", "ON_ERROR_STOP=1", *(word for command in commands for word in ("-c", command))]
        done = subprocess.run(words, env=environment, capture_output=True, text=True, timeout=120)
        if fails:
            assert done.returncode != 0
            return done.stderr
        assert done.returncode == 0, done.stderr
        assert "ERROR" not in done.stderr
        return done.stdout

    def typed(text):
        return subprocess.run([program(), "-X"], env=environment, input=text, capture_output=True, text=True, timeout=120, check=True).stdout

    run.environment = environment
    run.typed = typed
    return run


def test_lists_of_tables_and_schemas(psql):
    listed = psql("\\dt *.*")
    assert " public " in listed and " types " in listed
    assert " implant " in listed
    assert " trips " in psql("\\dt")
    assert " trips " in psql("\\d")
    assert "implant" in psql("\\dn")
    assert "implant" in psql("\\dn+")
    assert "neuralake" in psql("\\l")
    assert "neuralake" in psql("\\l+")
    assert " implants " in psql("\\dt implant.*")


def test_one_table(psql):
    shown = psql("\\d public.types")
    lines = {line.split("|")[0].strip(): line.split("|")[1].strip() for line in shown.splitlines() if line.count("|") > 2}
    assert lines["amount"] == "numeric(12,2)"
    assert lines["moment"] == "timestamp with time zone"
    assert lines["local"] == "timestamp without time zone"
    assert lines["numbers"] == "integer[]"
    assert lines["pair"] == "json"
    assert lines["word"] == "character varying"
    described = psql("\\d+ implant.implants")
    assert "implant_id" in described


@pytest.mark.parametrize(
    "command",
    [
        "\\df", "\\df+", "\\dv", "\\dm", "\\di", "\\ds", "\\dT", "\\du", "\\dg", "\\dp", "\\ddp", "\\db", "\\dc", "\\dC", "\\dD",
        "\\dd", "\\dE", "\\des", "\\deu", "\\dew", "\\det", "\\dF", "\\dFd", "\\dFp", "\\dFt", "\\dL", "\\do", "\\dO", "\\dP", "\\drds",
        "\\dRp", "\\dRs", "\\dt+", "\\dx", "\\dX", "\\dy", "\\da", "\\dA", "\\z", "\\conninfo", "\\encoding", "\\d implant.*",
        "\\dconfig", "\\dAc", "\\dAf", "\\dAo", "\\dAp", "\\drg",
    ],
)
def test_other_lists_are_no_errors(psql, command):
    if command in ("\\drg", "\\dconfig") and version() < 16:
        pytest.skip("newer than this psql")
    psql(command)


def version():
    said = subprocess.run([program(), "--version"], capture_output=True, text=True, check=True).stdout
    return int(said.split()[2].split(".")[0])


def test_values(psql):
    assert psql("\\timing on", "\\pset format unaligned", "SELECT 1 AS a, NULL AS b, 'x' AS c").splitlines()[2:4] == ["a|b|c", "1||x"]
    assert psql("\\x", "SELECT 1 AS a").splitlines()[1:] == ["-[ RECORD 1 ]", "a | 1", ""]
    assert "(3 rows)" in psql("SELECT id FROM public.trips LIMIT 3")
    assert psql.typed("\\set id 5\n\\pset tuples_only\nSELECT :id + 1, :'id';\n").split()[-3:] == ["6", "|", "5"]
    assert psql.typed("SELECT 1 AS a \\gset\n\\echo :a\n").strip() == "1"
    assert "character varying" in psql.typed("SELECT id, word FROM public.types \\gdesc\n")
    assert "Oslo" in psql.typed("SELECT city, seats, count(*) FROM public.trips GROUP BY 1, 2 \\crosstabview city seats\n")


def test_fetch_count(psql):
    assert psql("\\set FETCH_COUNT 100", "\\pset format unaligned", "\\pset tuples_only", "SELECT i FROM range(1000) t(i)").split()[-1] == "999"


def test_copy(psql, tmp_path):
    target = tmp_path / "out.csv"
    assert psql(f"\\copy (SELECT id, city FROM public.trips WHERE id < 3 ORDER BY id) TO '{target}' WITH (FORMAT csv, HEADER)") == "COPY 3\n"
    assert target.read_text() == "id,city\n0,Oslo\n1,Bergen\n2,Narvik\n"
    assert psql("\\copy public.trips (id) TO STDOUT").count("\n") >= 59


def test_errors(psql):
    assert "LINE 1: SELECT nothing FROM public.types" in psql("SELECT nothing FROM public.types", fails=True)
    assert "syntax error" in psql("SELEC 1", fails=True)
    assert "read-only" in psql("CREATE TABLE t (a int)", fails=True)
    assert "does not exist" in psql("SELECT * FROM nothing", fails=True)


def test_interrupt_cancels(psql):
    statement = "SELECT count(*) FROM range(10000000000) a, range(1000) b WHERE a.range % 7 = b.range"
    process = subprocess.Popen([program(), "-X"], env=psql.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        process.stdin.write(statement + ";\n")
        process.stdin.flush()
        time.sleep(2)
        process.send_signal(signal.SIGINT)
        errors = process.communicate(timeout=60)[1]
    finally:
        process.kill()
    assert "canceling statement due to user request" in errors
