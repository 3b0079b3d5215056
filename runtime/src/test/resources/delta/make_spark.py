"""Writes the tables of this directory that Spark wrote, and beside each the rows that Spark reads from it.

usage: python make_spark.py <jars of delta-spark, joined by commas> <target directory>
"""
import json
import os
import shutil
import sys

from pyspark.sql import SparkSession

jars, target = sys.argv[1], os.path.abspath(sys.argv[2])
spark = (
    SparkSession.builder.master("local[2]")
    .config("spark.jars", jars)
    .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
    .config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
    .config("spark.sql.session.timeZone", "UTC")
    .config("spark.sql.shuffle.partitions", "1")
    .config("spark.default.parallelism", "1")
    .config("spark.ui.enabled", "false")
    .config("spark.databricks.delta.snapshotPartitions", "1")
    .config("spark.driver.extraJavaOptions", "-Duser.timezone=UTC")
    .getOrCreate()
)
spark.sparkContext.setLogLevel("ERROR")


def path(name):
    return f"{target}/{name}"


def sql(*statements):
    for statement in statements:
        spark.sql(statement)


def table(name, columns, partitions="", **properties):
    shutil.rmtree(path(name), ignore_errors=True)
    by = f" PARTITIONED BY ({partitions})" if partitions else ""
    listed = ", ".join(f"'{key}' = '{value}'" for key, value in properties.items())
    spark.sql(f"CREATE TABLE delta.`{path(name)}` ({columns}) USING delta{by}" + (f" TBLPROPERTIES ({listed})" if listed else ""))
    return f"delta.`{path(name)}`"


def expected(name, order, version=""):
    json_options = (
        "map('timestampFormat', \"yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'\", 'timestampNTZFormat', \"yyyy-MM-dd'T'HH:mm:ss.SSSSSS\","
        " 'ignoreNullFields', 'false')"
    )
    rows = [
        row[0]
        for row in spark.sql(
            f"SELECT to_json(struct(*), {json_options}) FROM (SELECT * FROM delta.`{path(name)}` {version} ORDER BY {order})"
        ).collect()
    ]
    suffix = version.replace("VERSION AS OF ", ".v") if version else ""
    with open(f"{target}/{name}{suffix}.rows.jsonl", "w") as out:
        out.writelines(row + "\n" for row in rows)


def deletion_vectors():
    t = table("deletion_vectors", "id INT, part STRING, v DOUBLE", "part", **{"delta.enableDeletionVectors": "true"})
    for part in ("a", "b", "c"):
        sql(f"INSERT INTO {t} SELECT CAST(id AS INT), '{part}', id / 2 FROM range(0, 100, 1, 1)")
    sql(f"DELETE FROM {t} WHERE part = 'a' AND id % 7 = 0")
    sql(f"DELETE FROM {t} WHERE part = 'a' AND id BETWEEN 50 AND 69")
    sql(f"DELETE FROM {t} WHERE part = 'b' AND id = 99")
    expected("deletion_vectors", "part, id")
    expected("deletion_vectors", "part, id", "VERSION AS OF 3")


def mapped(name, mode):
    t = table(
        name,
        "id INT, place STRING, position STRUCT<x: DOUBLE, y: DOUBLE>, points ARRAY<STRUCT<k: STRING, n: INT>>,"
        " tags MAP<STRING, STRUCT<n: INT>>, gone STRING",
        "place",
        **{"delta.columnMapping.mode": mode},
    )
    sql(
        f"INSERT INTO {t} VALUES (1, 'Oslo', named_struct('x', 1.5D, 'y', 2.5D), array(named_struct('k', 'a', 'n', 1)),"
        " map('t', named_struct('n', 7)), 'g'), (2, NULL, NULL, NULL, NULL, NULL)",
        f"ALTER TABLE {t} RENAME COLUMN id TO `number`",
        f"ALTER TABLE {t} RENAME COLUMN place TO city",
        f"ALTER TABLE {t} RENAME COLUMN position.x TO east",
        f"ALTER TABLE {t} RENAME COLUMN points.element.n TO count",
        f"ALTER TABLE {t} RENAME COLUMN tags.value.n TO weight",
        f"ALTER TABLE {t} DROP COLUMN gone",
        f"ALTER TABLE {t} ADD COLUMN (id STRING)",
        f"INSERT INTO {t} VALUES (30, 'Bergen / ø', named_struct('east', 3.5D, 'y', 4.5D), array(), map(), 'new')",
    )
    expected(name, "`number`")


def checkpoints():
    for kind in ("json", "parquet"):
        spark.conf.set("spark.databricks.delta.checkpointV2.topLevelFileFormat", kind)
        name = f"v2_checkpoint_{kind}"
        t = table(name, "id INT, part INT", "part", **{"delta.checkpointPolicy": "v2", "delta.checkpointInterval": "3"})
        for i in range(5):
            sql(f"INSERT INTO {t} SELECT CAST(id AS INT), {i} FROM range({i * 10}, {i * 10 + 10}, 1, 1)")
        expected(name, "id")
    spark.conf.set("spark.databricks.delta.checkpoint.partSize", "2")
    t = table("multi_part_checkpoint", "id INT, part INT", "part", **{"delta.checkpointInterval": "5"})
    for i in range(6):
        sql(f"INSERT INTO {t} SELECT CAST(id AS INT), {i} FROM range({i * 10}, {i * 10 + 10}, 1, 1)")
    expected("multi_part_checkpoint", "id")
    spark.conf.unset("spark.databricks.delta.checkpoint.partSize")


def types():
    t = table("timestamp_ntz", "id INT, at TIMESTAMP_NTZ, moment TIMESTAMP, day TIMESTAMP_NTZ", "day")
    sql(
        f"INSERT INTO {t} VALUES (1, TIMESTAMP_NTZ '2024-04-14 10:00:00.123456', TIMESTAMP '2024-04-14 10:00:00.123456Z',"
        " TIMESTAMP_NTZ '2024-04-14 00:00:00'), (2, TIMESTAMP_NTZ '1969-12-31 23:59:59.999999',"
        " TIMESTAMP '1969-12-31 23:59:59.999999Z', TIMESTAMP_NTZ '1969-12-31 23:59:59.5'), (3, NULL, NULL, NULL)"
    )
    expected("timestamp_ntz", "id")
    t = table(
        "type_widening",
        "id INT, b BYTE, s SHORT, i INT, f FLOAT, whole INT, money DECIMAL(5, 2), units INT, day DATE,"
        " nested STRUCT<n: SHORT>, list ARRAY<BYTE>",
        **{"delta.enableTypeWidening": "true", "delta.feature.timestampNtz": "supported"},
    )
    sql(
        f"INSERT INTO {t} VALUES (1, 127, 32767, 2147483647, 0.1, 7, 123.45, 5, DATE '2024-04-14', named_struct('n', 9S),"
        " array(1Y))",
        *(
            f"ALTER TABLE {t} ALTER COLUMN {column} TYPE {kind}"
            for column, kind in (
                ("b", "SHORT"), ("b", "BIGINT"), ("s", "INT"), ("i", "BIGINT"), ("f", "DOUBLE"), ("whole", "DOUBLE"),
                ("money", "DECIMAL(12, 4)"), ("units", "DECIMAL(12, 2)"), ("day", "TIMESTAMP_NTZ"), ("nested.n", "INT"),
                ("list.element", "INT"),
            )
        ),
        f"INSERT INTO {t} VALUES (2, 9000000000, 70000, 9000000000, 0.1D, 0.5D, 12345678.1234, 5.25,"
        " TIMESTAMP_NTZ '2024-04-15 10:00:00', named_struct('n', 100000), array(100000))",
    )
    expected("type_widening", "id")
    t = table("evolved", "id INT, v STRUCT<a: INT>")
    sql(
        f"INSERT INTO {t} VALUES (1, named_struct('a', 1))",
        f"ALTER TABLE {t} ADD COLUMNS (name STRING, v.b STRING)",
        f"INSERT INTO {t} VALUES (2, named_struct('a', 2, 'b', 'x'), 'n')",
    )
    expected("evolved", "id")
    expected("evolved", "id", "VERSION AS OF 1")
    kinds = {
        "p_boolean": ("BOOLEAN", "true"), "p_byte": ("BYTE", "-7"), "p_short": ("SHORT", "300"), "p_int": ("INT", "70000"),
        "p_long": ("BIGINT", "9000000000"), "p_float": ("FLOAT", "FLOAT(0.1)"), "p_double": ("DOUBLE", "-0.5D"),
        "p_decimal": ("DECIMAL(10,2)", "12.50"), "p_string": ("STRING", "'a b/c=d%25 é:\\'\"#?*[x]'"),
        "p_date": ("DATE", "DATE '2024-04-14'"), "p_moment": ("TIMESTAMP", "TIMESTAMP '2024-04-14 10:00:00.123456Z'"),
        "p_time": ("TIMESTAMP_NTZ", "TIMESTAMP_NTZ '2024-04-14 10:00:00.5'"), "p_binary": ("BINARY", "CAST('ab' AS BINARY)"),
    }
    t = table(
        "partition_types", "id INT, " + ", ".join(f"{name} {kind}" for name, (kind, _) in kinds.items()), ", ".join(kinds)
    )
    sql(
        f"INSERT INTO {t} VALUES (1, " + ", ".join(value for _, value in kinds.values()) + ")",
        f"INSERT INTO {t} VALUES (2, " + ", ".join("NULL" for _ in kinds) + ")",
    )
    spark.conf.set("spark.databricks.delta.write.utcTimestampPartitionValues", "false")
    sql(f"INSERT INTO {t} VALUES (3, " + ", ".join(value for _, value in kinds.values()) + ")")
    spark.conf.unset("spark.databricks.delta.write.utcTimestampPartitionValues")
    expected("partition_types", "id")


def rest():
    table("empty", "id INT, part STRING", "part")
    t = table("emptied", "id INT, part STRING", "part")
    sql(f"INSERT INTO {t} VALUES (1, 'a'), (2, 'b')", f"DELETE FROM {t}")
    t = table("in_commit_timestamps", "id INT", **{"delta.enableInCommitTimestamps": "true"})
    for i in range(3):
        sql(f"INSERT INTO {t} VALUES ({i})")
    expected("in_commit_timestamps", "id")
    t = table("variant", "id INT, v VARIANT")
    sql(f"INSERT INTO {t} SELECT 1, parse_json('[1]')")
    shutil.rmtree(path("writer_features"), ignore_errors=True)
    spark.sql(
        f"CREATE TABLE delta.`{path('writer_features')}` (id INT NOT NULL, name STRING) USING delta CLUSTER BY (id)"
        " TBLPROPERTIES ('delta.enableRowTracking' = 'true', 'delta.appendOnly' = 'true', 'delta.enableChangeDataFeed' = 'true')"
    )
    t = f"delta.`{path('writer_features')}`"
    sql(f"ALTER TABLE {t} ADD CONSTRAINT positive CHECK (id > 0)", f"INSERT INTO {t} VALUES (1, 'a'), (2, 'b')")
    expected("writer_features", "id")


def log_compaction():
    t = table("log_compaction", "id INT, part INT", "part", **{"delta.enableDeletionVectors": "true"})
    for i in range(4):
        sql(f"INSERT INTO {t} SELECT CAST(id AS INT), {i} FROM range({i * 10}, {i * 10 + 10}, 1, 1)")
    sql(f"DELETE FROM {t} WHERE part = 1", f"DELETE FROM {t} WHERE id % 10 = 3", f"INSERT INTO {t} VALUES (99, 9)")
    # Spark reads compacted commits, but writes them in its own tests only: this one is made as the protocol says.
    log = path("log_compaction") + "/_delta_log"
    others, files = {}, {}
    for version in range(1, 6):
        with open(f"{log}/{version:020}.json") as commit:
            for line in commit:
                (kind, action), = json.loads(line).items()
                if kind in ("add", "remove"):
                    vector = action.get("deletionVector") or {}
                    files[action["path"], vector.get("pathOrInlineDv"), vector.get("offset")] = {kind: action}
                elif kind != "commitInfo":
                    others[kind, action.get("appId")] = {kind: action}
    with open(f"{log}/{1:020}.{5:020}.compacted.json", "w") as out:
        out.writelines(json.dumps(action, separators=(",", ":")) + "\n" for action in [*others.values(), *files.values()])
    spark.catalog.clearCache()
    expected("log_compaction", "id")


def statistics():
    for name, mapping in (("statistics_parsed", "none"), ("statistics_parsed_mapped", "name")):
        t = table(
            name,
            "id INT, b BYTE, s SHORT, l BIGINT, f FLOAT, d DOUBLE, money DECIMAL(12, 2), large DECIMAL(30, 4), name STRING,"
            " day DATE, moment TIMESTAMP, at TIMESTAMP_NTZ, flag BOOLEAN, position STRUCT<x: INT, inner: STRUCT<y: STRING>>,"
            " part STRING",
            "part",
            **{
                "delta.checkpoint.writeStatsAsJson": "false", "delta.checkpoint.writeStatsAsStruct": "true",
                "delta.checkpointInterval": "6", "delta.columnMapping.mode": mapping,
            },
        )
        for i in range(5):
            value = (
                f"{i * 10} + id, {i}Y, {i * 300}S, {i * 10**12} + id, FLOAT({i} + id / 10), {i} + id / 10D, DECIMAL({i} + id / 4),"
                f" CAST('{i}23456789012345678901.5' AS DECIMAL(30, 4)), concat('{chr(97 + i)}', repeat('x', 40), id),"
                f" DATE '2024-04-1{i}', TIMESTAMP '2024-04-1{i} 10:00:00.123456Z', TIMESTAMP_NTZ '1969-12-31 23:59:5{i}.999999',"
                f" {'true' if i % 2 else 'false'}, named_struct('x', {i}, 'inner', named_struct('y', '{chr(97 + i)}')), 'p{i % 2}'"
            )
            sql(f"INSERT INTO {t} SELECT {value} FROM range(0, 3, 1, 1)")
        if mapping == "name":
            sql(f"ALTER TABLE {t} RENAME COLUMN l TO long", f"ALTER TABLE {t} RENAME COLUMN position.x TO east")
        else:
            sql(f"INSERT INTO {t} (id, f, d, part) VALUES (90, FLOAT('NaN'), DOUBLE('NaN'), 'p0'), (91, 1, DOUBLE('inf'), 'p0')")
            sql(f"INSERT INTO {t} (id) VALUES (NULL)")
        spark.sql(f"INSERT INTO {t} (id, name) VALUES (100, 'after')")
        expected(name, "id")


for make in (deletion_vectors, lambda: mapped("mapped_by_name", "name"), lambda: mapped("mapped_by_id", "id"), checkpoints, types, rest, log_compaction, statistics):
    try:
        make()
    except Exception as failure:  # One table that cannot be made must not hide the others.
        print("FAILED", str(failure)[:600], file=sys.stderr)
for folder, _, names in os.walk(target):
    for name in names:
        if name.startswith("."):
            os.remove(os.path.join(folder, name))
