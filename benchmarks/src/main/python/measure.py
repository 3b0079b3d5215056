"""The process that measures one Python peer at one workload: measure.py <peer> <workload> <lake> <rows> <jars>.

It does what io.neuralake.benchmarks.peer.Measure does, and prints the same lines.
"""

import datetime
import glob
import os
import sys
import time

IMPLANT = 4593
DAY = datetime.date(2024, 4, 12)
THREE = ["seq", "local_ts", "voltage"]


class Peer:
    """An engine that is opened once. A method for each workload answers rows and the sum of the first 64-bit column."""

    def __init__(self, lake, rows, jars):
        self.table = os.path.join(lake, "readings")
        self.ticks_table = os.path.join(lake, "ticks")
        self.start = rows // 2
        self.end = rows // 2 + rows // 200
        self.jars = jars


def drained(batches, column="seq"):
    """Takes Arrow batches one after another."""
    import pyarrow as pa
    import pyarrow.compute as pc

    rows = 0
    total = 0
    for batch in batches:
        batch = pa.record_batch(batch)
        rows += batch.num_rows
        if batch.num_rows:
            total += pc.sum(batch.column(column)).as_py()
    return rows, total


class Arrow(Peer):
    """pyarrow's dataset over the hive partitions; batches are taken as they come."""

    def dataset(self):
        import pyarrow as pa
        import pyarrow.dataset as ds

        schema = pa.schema([("implant_id", pa.int32()), ("date", pa.date32())])
        return ds.dataset(self.table, format="parquet", partitioning=ds.partitioning(schema, flavor="hive"))

    def full(self):
        return drained(self.dataset().to_batches())

    def partition(self):
        import pyarrow.dataset as ds

        where = (ds.field("implant_id") == IMPLANT) & (ds.field("date") == DAY)
        return drained(self.dataset().to_batches(columns=THREE, filter=where))

    def range(self):
        import pyarrow.dataset as ds

        where = (ds.field("seq") >= self.start) & (ds.field("seq") < self.end)
        return drained(self.dataset().to_batches(filter=where))

    def value(self):
        import pyarrow.dataset as ds

        return drained(self.dataset().to_batches(filter=ds.field("voltage") >= 99.9))

    def group(self):
        table = self.dataset().to_table(columns=["status", "implant_id", "voltage"])
        groups = table.group_by(["status", "implant_id"]).aggregate([([], "count_all"), ("voltage", "sum")])
        return drained(groups.to_batches(), "count_all")


class Polars(Peer):
    """polars with its streaming engine; it hands out whole frames."""

    def frame(self):
        import polars as pl

        return pl.scan_delta(self.table)

    def answer(self, frame, column="seq"):
        result = frame.collect(engine="streaming")
        return result.height, int(result[column].sum())

    def full(self):
        return self.answer(self.frame())

    def partition(self):
        import polars as pl

        where = (pl.col("implant_id") == IMPLANT) & (pl.col("date") == DAY)
        return self.answer(self.frame().filter(where).select(THREE))

    def range(self):
        import polars as pl

        return self.answer(self.frame().filter((pl.col("seq") >= self.start) & (pl.col("seq") < self.end)))

    def value(self):
        import polars as pl

        return self.answer(self.frame().filter(pl.col("voltage") >= 99.9))

    def group(self):
        import polars as pl

        groups = self.frame().group_by("status", "implant_id")
        return self.answer(groups.agg(pl.len().alias("readings"), pl.col("voltage").sum()), "readings")


class Sql(Peer):
    """An engine that takes SQL; `source` is what the statement reads."""

    source = "readings"

    def query(self, sql, column="seq"):
        raise NotImplementedError

    def full(self):
        return self.query(f"SELECT * FROM {self.source}")

    def partition(self):
        return self.query(
            f"SELECT seq, local_ts, voltage FROM {self.source} WHERE implant_id = {IMPLANT} AND date = DATE '{DAY}'"
        )

    def range(self):
        return self.query(f"SELECT * FROM {self.source} WHERE seq >= {self.start} AND seq < {self.end}")

    def value(self):
        return self.query(f"SELECT * FROM {self.source} WHERE voltage >= 99.9")

    def group(self):
        return self.query(
            "SELECT status, implant_id, count(*) AS readings, sum(voltage) AS volts"
            f" FROM {self.source} GROUP BY status, implant_id",
            "readings",
        )


class DuckDb(Sql):
    """DuckDB's Python package over the hive partitions, as Arrow batches."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        import duckdb

        self.connection = duckdb.connect()
        types = "hive_types = {'implant_id': INTEGER, 'date': DATE}"
        self.source = f"read_parquet('{self.table}/*/*/*.parquet', hive_partitioning = TRUE, {types})"

    def query(self, sql, column="seq"):
        return drained(self.connection.sql(sql).to_arrow_reader(), column)


class DeltaRs(Sql):
    """delta-rs with the query engine that it comes with, opened anew for each query as its users do."""

    def query(self, sql, column="seq"):
        from deltalake import DeltaTable, QueryBuilder

        return drained(QueryBuilder().register("readings", DeltaTable(self.table)).execute(sql), column)


class Spark(Sql):
    """Spark on all cores of this machine, the Delta table; results go to its sink for measurements, which drops them."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        from pyspark.sql import SparkSession

        builder = SparkSession.builder.master("local[*]").config("spark.ui.enabled", "false")
        builder = builder.config("spark.driver.memory", "4g").config("spark.sql.session.timeZone", "UTC")
        builder = builder.config("spark.sql.shuffle.partitions", str(os.cpu_count()))
        builder = builder.config("spark.jars", ",".join(glob.glob(os.path.join(self.jars, "*.jar"))))
        builder = builder.config("spark.driver.extraJavaOptions", "-Dlog4j2.level=ERROR")
        builder = builder.config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
        catalog = "org.apache.spark.sql.delta.catalog.DeltaCatalog"
        self.session = builder.config("spark.sql.catalog.spark_catalog", catalog).getOrCreate()
        self.source = f"delta.`{self.table}`"
        self.answers = {}

    def query(self, sql, column="seq"):
        from pyspark.sql import functions

        result = self.session.sql(sql)
        result.write.format("noop").mode("overwrite").save()
        if sql not in self.answers:
            counted = result.agg(functions.count("*"), functions.sum(column)).collect()[0]
            self.answers[sql] = (counted[0], counted[1])
        return self.answers[sql]

    def group(self):
        groups = self.session.sql(
            "SELECT status, implant_id, count(*) AS readings, sum(voltage) AS volts"
            f" FROM {self.source} GROUP BY status, implant_id"
        ).collect()
        return len(groups), sum(group["readings"] for group in groups)



PEERS = {"pyarrow": Arrow, "polars": Polars, "duckdb-python": DuckDb, "delta-rs": DeltaRs, "spark": Spark}


def descendants(process):
    with open(f"/proc/{process}/task/{process}/children", encoding="ascii") as children:
        found = [int(child) for child in children.read().split()]
    return [process] + [each for child in found for each in descendants(child)]


def cpu():
    """Processor time of this process and those that it started, in nanoseconds."""
    tick = 1_000_000_000 // os.sysconf("SC_CLK_TCK")
    total = 0
    for process in descendants(os.getpid()):
        with open(f"/proc/{process}/stat", encoding="utf-8") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        total += (int(fields[11]) + int(fields[12])) * tick
    return total


def peak():
    """Kilobytes, the largest of this process and those that it started."""
    largest = 0
    for process in descendants(os.getpid()):
        with open(f"/proc/{process}/status", encoding="utf-8") as status:
            sizes = [int(line.split()[1]) for line in status if line.startswith("VmHWM:")]
        largest = max([largest, *sizes])
    return largest


def main(name, workload, lake, rows, jars):
    run = getattr(PEERS[name](lake, int(rows), jars), workload)
    begun = time.monotonic_ns()
    answer = run()
    while time.monotonic_ns() - begun < 3_000_000_000:
        assert run() == answer
    used = cpu()
    begun = time.monotonic_ns()
    runs = 0
    while runs < 3 or (runs < 100 and time.monotonic_ns() - begun < 1_000_000_000):
        start = time.monotonic_ns()
        again = run()
        print("wall", time.monotonic_ns() - start)
        assert again == answer
        runs += 1
    print("cpu", (cpu() - used) // runs)
    print("rows", answer[0])
    print("sum", answer[1])
    print("peak", peak())


if __name__ == "__main__":
    main(*sys.argv[1:])
