"""Writes the Parquet files of this directory that parquet-java wrote, which comes with Spark, and beside each the values
that it was given.

usage: python make_parquet_java.py <target directory>
"""
import json
import os
import sys

from pyspark.sql import SparkSession

target = os.path.abspath(sys.argv[1])
spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
spark.sparkContext.setLogLevel("ERROR")
jvm = spark._jvm
hadoop = jvm.org.apache.hadoop
parquet = jvm.org.apache.parquet


def write(name, column, values, fill):
    """A file with one column `v`; `fill` puts a value that is present into a row."""
    schema = parquet.schema.MessageTypeParser.parseMessageType("message m { " + column + " }")
    path = f"{target}/{name}.parquet"
    for old in (path, f"{target}/.{name}.parquet.crc"):
        if os.path.exists(old):
            os.remove(old)
    writer = (
        parquet.hadoop.example.ExampleParquetWriter.builder(hadoop.fs.Path(f"file://{path}")).withType(schema).build()
    )
    factory = parquet.example.data.simple.SimpleGroupFactory(schema)
    for value in values:
        row = factory.newGroup()
        if value is not None:
            fill(row, value)
        writer.write(row)
    writer.close()
    os.remove(f"{target}/.{name}.parquet.crc")
    with open(f"{target}/{name}.json", "w") as out:
        out.write("[\n" + ",\n".join(json.dumps(value) for value in values) + "\n]\n")


def binary(hexes):
    return parquet.io.api.Binary.fromConstantByteArray(bytes.fromhex(hexes))


def unscaled(text):
    """The bytes of a decimal number, no more than are needed."""
    number = int(text.replace(".", ""))
    return number.to_bytes((number + (number < 0)).bit_length() // 8 + 1, "big", signed=True)


def elements(*steps):
    """Puts a list: each element is a group or a value below a name."""

    def fill(row, values):
        top = row.addGroup("v")
        for value in values:
            inner = top
            for step in steps[:-1]:
                inner = inner.addGroup(step)
            if value is not None:
                inner.add(steps[-1], int(value))

    return fill


def entries(outer):
    def fill(row, values):
        top = row.addGroup("v")
        for key, value in values.items():
            entry = top.addGroup(outer)
            entry.add("key", key)
            if value is not None:
                entry.add("value", int(value))

    return fill


def decimal_bytes(row, value):
    row.add("v", parquet.io.api.Binary.fromConstantByteArray(unscaled(value)))


write("decimal_9_2_binary", "optional binary v (DECIMAL(9, 2));", ["9999999.99", "-9999999.99", "0.00", "-0.01", None], decimal_bytes)
most = "9" * 28 + "." + "9" * 10
write("decimal_38_10_binary", "optional binary v (DECIMAL(38, 10));", [most, "-" + most, "0.0000000000", None], decimal_bytes)

plain = lambda row, value: row.add("v", int(value))
write("int32_required", "required int32 v;", ["-2147483648", "2147483647"], plain)
write("int8_old", "optional int32 v (INT_8);", ["-128", "127", None], plain)
write("uint32_old", "optional int32 v (UINT_32);", ["0", "4294967295", None], lambda row, value: row.add("v", int(value) - (int(value) >> 31 << 32)))

write("enum", "optional binary v (ENUM);", ["ON", "OFF", None], lambda row, value: row.add("v", value))
write("bson", "optional binary v (BSON);", ["0500000000", None], lambda row, value: row.add("v", binary(value)))
write("binary_plain", "optional binary v;", ["", "00ff", None], lambda row, value: row.add("v", binary(value)))
write("interval", "optional fixed_len_byte_array(12) v (INTERVAL);", [None, "010000000200000003000000"], lambda row, value: row.add("v", binary(value)))
write("time_us_utc", "optional int64 v (TIME(MICROS,true));", [None], None)
write("time_ms_old", "optional int32 v (TIME_MILLIS);", [None], None)

# A list of two levels, as Avro and Thrift wrote them, and lists of three levels under the names of Hive and of Avro
lists = [["1", "-2147483648"], [], None, ["7"]]
gaps = [["1", None, "-2147483648"], [], None, ["7"]]
write("list_two_levels", "optional group v (LIST) { repeated int32 array; }", lists, elements("array"))
write("list_tuple", "optional group v (LIST) { repeated int32 v_tuple; }", lists, elements("v_tuple"))
write("list_bag", "optional group v (LIST) { repeated group bag { optional int32 array_element; } }", gaps, elements("bag", "array_element"))

repeated = lambda row, values: [row.add("v", int(value)) for value in values]
write("list_repeated", "repeated int32 v;", [["1", "2"], ["3"]], repeated)
maps = [{"a": "1", "b": None}, {}, None]
write("map_old", "optional group v (MAP_KEY_VALUE) { repeated group map { required binary key (UTF8); optional int32 value; } }", maps, entries("map"))
write("map_key_value", "optional group v (MAP) { repeated group map (MAP_KEY_VALUE) { required binary key (UTF8); optional int32 value; } }", maps, entries("map"))
write("map_entries", "optional group v (MAP) { repeated group entries { required binary key (UTF8); optional int32 value; } }", maps, entries("entries"))
spark.stop()
