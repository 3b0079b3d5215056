"""Writes the Parquet files of this directory: three row groups, of which the last has no value but `n`.

usage: python make_statistics.py <target directory>
"""
import datetime
import decimal
import os
import sys
import uuid

import pyarrow as pa
import pyarrow.parquet as pq
from pyspark.sql import SparkSession

target = os.path.abspath(sys.argv[1])
ROWS = 8
D = decimal.Decimal


def rows(values):
    """The values of two row groups, some of them absent in the second one, and none in the third."""
    first = [values[i % len(values)] for i in range(ROWS)]
    second = [None if i % 3 == 2 else values[-1 - i % len(values)] for i in range(ROWS)]
    return first + second + [None] * ROWS


PREFIX = "a text of which more than sixty-four letters are always the same, and then comes "
day = datetime.date(2024, 4, 14)
moment = 1713088800123456
COLUMNS = {
    "truth": (pa.bool_(), [True]),
    "int8": (pa.int8(), [-100, -7, 5]),
    "int16": (pa.int16(), [-3000, 12]),
    "int32": (pa.int32(), [-70000, 5, 70000]),
    "int64": (pa.int64(), [-(2**40), 17, 2**40]),
    "uint8": (pa.uint8(), [3, 200]),
    "uint16": (pa.uint16(), [3, 40000]),
    "uint32": (pa.uint32(), [3, 2**31 + 5]),
    "uint64": (pa.uint64(), [3, 2**63 + 5]),
    "float32": (pa.float32(), [-1.5, 0.1, 2.25]),
    "float32_zero": (pa.float32(), [0.0]),
    "float64": (pa.float64(), [-1.5, 0.1, 1e300]),
    "float64_zero": (pa.float64(), [-0.0]),
    "float64_nan": (pa.float64(), [1.0, float("nan"), 2.0]),
    "float64_only_nan": (pa.float64(), [float("nan")]),
    "float64_infinite": (pa.float64(), [1.0, float("inf")]),
    "float16": (pa.float16(), [-1.5, 2.25]),
    "decimal_9_2": (pa.decimal128(9, 2), [D("-12.50"), D("99.99")]),
    "decimal_18_2": (pa.decimal128(18, 2), [D("-12.50"), D("9999999999.99")]),
    "decimal_38_10": (pa.decimal128(38, 10), [D("-12.5000000000"), D("9999999999999999.9900000000")]),
    "text": (pa.string(), ["", "b", "éa", "\ue000", "😀"]),
    "text_long": (pa.string(), [PREFIX + "a", PREFIX + "b", PREFIX + "😀"]),
    "uuid": (pa.uuid(), [uuid.UUID(int=5).bytes, uuid.UUID("f23e4567-e89b-42d3-a456-426614174000").bytes]),
    "bytes": (pa.binary(), [b"\x01", b"\xff\x00"]),
    "date": (pa.date32(), [day, datetime.date(1969, 12, 31)]),
    "time_ms": (pa.time32("ms"), [1, 43200000]),
    "time_us": (pa.time64("us"), [1, 43200000001]),
    "time_ns": (pa.time64("ns"), [1999, 43200000001999]),
    "timestamp_ms": (pa.timestamp("ms"), [-1, moment // 1000]),
    "timestamp_us": (pa.timestamp("us"), [-1, moment]),
    "timestamp_ns": (pa.timestamp("ns"), [-1, moment * 1000 + 999]),
    "instant_ms": (pa.timestamp("ms", "UTC"), [-1, moment // 1000]),
    "instant_us": (pa.timestamp("us", "UTC"), [-1, moment]),
    "instant_ns": (pa.timestamp("ns", "UTC"), [-1, moment * 1000 + 999]),
    "absent": (pa.int32(), [None]),
}


def table(columns):
    arrays = {"n": pa.array(range(3 * ROWS), pa.int64())}
    for name, (type_, values) in columns.items():
        if name == "uuid":
            storage = pa.array(rows(values), pa.binary(16))
            arrays[name] = pa.ExtensionArray.from_storage(type_, storage)
        else:
            arrays[name] = pa.array(rows(values), type_)
    inner = pa.array([None if value is None else {"x": value} for value in rows([4, 9])], pa.struct([("x", pa.int32())]))
    arrays["pair"] = inner
    arrays["list"] = pa.array([None if value is None else [value] for value in rows([4, 9])], pa.list_(pa.int32()))
    return pa.table(arrays)


def write(name, **options):
    pq.write_table(table(COLUMNS), f"{target}/{name}.parquet", store_schema=False, row_group_size=ROWS, **options)


write("pyarrow")
write("pyarrow_integer_decimals", store_decimal_as_integer=True)
write("pyarrow_no_statistics", write_statistics=False)
int96 = {name: COLUMNS[name] for name in ("int32", "instant_ns")}
pq.write_table(table(int96), f"{target}/pyarrow_int96.parquet", row_group_size=ROWS, use_deprecated_int96_timestamps=True)

# parquet-java, as it comes with Spark
spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
spark.sparkContext.setLogLevel("ERROR")
jvm = spark._jvm
parquet = jvm.org.apache.parquet
JAVA = {
    "truth": "boolean truth",
    "int8": "int32 int8 (INTEGER(8,true))",
    "int16": "int32 int16 (INT_16)",
    "int32": "int32 int32",
    "int64": "int64 int64",
    "uint8": "int32 uint8 (INTEGER(8,false))",
    "uint32": "int32 uint32 (UINT_32)",
    "uint64": "int64 uint64 (INTEGER(64,false))",
    "float64": "double float64",
    "float64_zero": "double float64_zero",
    "float64_nan": "double float64_nan",
    "float64_only_nan": "double float64_only_nan",
    "decimal_9_2": "int32 decimal_9_2 (DECIMAL(9,2))",
    "decimal_18_2": "fixed_len_byte_array(8) decimal_18_2 (DECIMAL(18,2))",
    "decimal_38_10": "binary decimal_38_10 (DECIMAL(38,10))",
    "text": "binary text (STRING)",
    "text_long": "binary text_long (UTF8)",
    "uuid": "fixed_len_byte_array(16) uuid (UUID)",
    "bytes": "binary bytes",
    "date": "int32 date (DATE)",
    "time_ms": "int32 time_ms (TIME(MILLIS,false))",
    "time_us": "int64 time_us (TIME(MICROS,false))",
    "timestamp_ms": "int64 timestamp_ms (TIMESTAMP(MILLIS,false))",
    "timestamp_us": "int64 timestamp_us (TIMESTAMP(MICROS,false))",
    "timestamp_ns": "int64 timestamp_ns (TIMESTAMP(NANOS,false))",
    "instant_ms": "int64 instant_ms (TIMESTAMP_MILLIS)",
    "instant_us": "int64 instant_us (TIMESTAMP_MICROS)",
    "absent": "int32 absent",
}


def wrapped(value, bits):
    return value - (value >> (bits - 1) << bits) if value >= 1 << (bits - 1) else value


def add_long(group, name, value):
    """Python's small integers would be Java's."""
    types = spark.sparkContext._gateway.new_array(jvm.java.lang.Class, 2)
    types[0], types[1] = jvm.java.lang.Class.forName("java.lang.String"), jvm.java.lang.Long.TYPE
    values = spark.sparkContext._gateway.new_array(jvm.java.lang.Object, 2)
    values[0], values[1] = name, value
    group.getClass().getMethod("add", types).invoke(group, values)


def put(group, name, value):
    raw = lambda data: parquet.io.api.Binary.fromConstantByteArray(bytes(data))
    if name.startswith("decimal"):
        scale = int(name.split("_")[2])
        number = int(value.scaleb(scale))
        if name == "decimal_9_2":
            group.add(name, number)
        elif name == "decimal_18_2":
            group.add(name, raw(number.to_bytes(8, "big", signed=True)))
        else:
            group.add(name, raw(number.to_bytes((number + (number < 0)).bit_length() // 8 + 1, "big", signed=True)))
    elif name == "date":
        group.add(name, (value - datetime.date(1970, 1, 1)).days)
    elif name == "uint32":
        group.add(name, wrapped(value, 32))
    elif name in ("int64", "uint64", "time_us") or name.startswith(("timestamp", "instant")):
        add_long(group, name, wrapped(value, 64) if name == "uint64" else value)
    elif name in ("uuid", "bytes"):
        group.add(name, raw(value))
    else:
        group.add(name, value)


schema = parquet.schema.MessageTypeParser.parseMessageType(
    "message m { required int64 n; " + " ".join(f"optional {column};" for column in JAVA.values()) + " }"
)
path = f"{target}/parquet_java.parquet"
if os.path.exists(path):
    os.remove(path)
options = jvm.org.apache.parquet.hadoop.example.ExampleParquetWriter
writer = (
    options.builder(jvm.org.apache.hadoop.fs.Path(f"file://{path}"))
    .withType(schema)
    .withRowGroupRowCountLimit(ROWS)
    .build()
)
factory = parquet.example.data.simple.SimpleGroupFactory(schema)
columns = {name: rows(COLUMNS[name][1]) for name in JAVA}
for n in range(3 * ROWS):
    group = factory.newGroup()
    add_long(group, "n", n)
    for name, values in columns.items():
        if values[n] is not None:
            put(group, name, values[n])
    writer.write(group)
writer.close()
os.remove(f"{target}/.parquet_java.parquet.crc")
spark.stop()
