"""Writes the Parquet files of this directory that pyarrow wrote, and beside each the values that it was given.

usage: python make_pyarrow.py <target directory>
"""
import datetime
import decimal
import json
import os
import struct
import sys

import pyarrow as pa
import pyarrow.parquet as pq

target = os.path.abspath(sys.argv[1])
epoch = datetime.date(1970, 1, 1)
EARLY, LATE = -62135596800, 253402300799  # seconds: 0001-01-01T00:00:00 and 9999-12-31T23:59:59
LOW, HIGH = -(2**63), 2**63 - 1


def moment(micros):
    """A timestamp as text; years of four digits."""
    days, rest = divmod(micros, 86_400_000_000)
    return f"{(epoch + datetime.timedelta(days)).isoformat()}T{clock(rest)}"


def clock(micros):
    seconds, micros = divmod(micros, 1_000_000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{micros:06}"


def number(value):
    if isinstance(value, float):
        if value != value:
            return "NaN"
        if value in (float("inf"), float("-inf")):
            return "Infinity" if value > 0 else "-Infinity"
        if value == 0 and str(value)[0] == "-":
            return "-0.0"
    return format(decimal.Decimal(value), "f")


def text(value):
    if value is None:
        return None
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float, decimal.Decimal)):
        return number(value)
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, list):
        return [text(item) for item in value]
    if isinstance(value, dict):
        return {key: text(item) for key, item in value.items()}
    return value


def write(name, array, expected=None, **options):
    pq.write_table(pa.table({"v": array}), f"{target}/{name}.parquet", store_schema=False, **options)
    values = [text(value) for value in (array.to_pylist() if expected is None else expected)]
    with open(f"{target}/{name}.json", "w") as out:
        out.write("[\n" + ",\n".join(json.dumps(value, ensure_ascii=False) for value in values) + "\n]\n")


def single(value):
    return struct.unpack("f", struct.pack("f", value))[0]


# Whole numbers
for bits in (8, 16, 32, 64):
    signed = [-(2 ** (bits - 1)), 2 ** (bits - 1) - 1, 0, -1, None]
    write(f"int{bits}", pa.array(signed, getattr(pa, f"int{bits}")()))
    write(f"uint{bits}", pa.array([0, 2**bits - 1, 2 ** (bits - 1), None], getattr(pa, f"uint{bits}")()))

# Other numbers
inf, nan = float("inf"), float("nan")
write("float16", pa.array([1.5, -65504.0, 5.960464477539063e-08, -0.0, 0.0, inf, -inf, nan, None], pa.float16()))
floats = [single(v) for v in (0.1, -3.4028234663852886e38, 1.401298464324817e-45, -0.0, 0.0, inf, -inf, nan)] + [None]
write("float32", pa.array(floats, pa.float32()))
doubles = [0.1, -1.7976931348623157e308, 5e-324, -0.0, 0.0, inf, -inf, nan, None]
write("float64", pa.array(doubles, pa.float64()))
for precision, scale in ((9, 2), (18, 2), (38, 10)):
    most = decimal.Decimal("9" * precision).scaleb(-scale, decimal.Context(prec=60))
    array = pa.array([most, most.copy_negate(), decimal.Decimal(0), None], pa.decimal128(precision, scale))
    write(f"decimal_{precision}_{scale}_fixed", array)
    if precision <= 18:
        write(f"decimal_{precision}_{scale}_int", array, store_decimal_as_integer=True)
write("decimal_50_2", pa.array([decimal.Decimal("12345678901234567890123456789012345678901234.56")], pa.decimal256(50, 2)))

# Texts and bytes
texts = ["a", "", "Grüße \U0001f600", "it's \\ \"x\"", "\x00", None]
write("string", pa.array(texts))
write("string_dictionary", pa.array(texts + ["a"] * 100), use_dictionary=True)
write("string_plain", pa.array(texts), use_dictionary=False)
write("string_delta", pa.array(texts), use_dictionary=False, column_encoding="DELTA_BYTE_ARRAY")
write("string_delta_length", pa.array(texts), use_dictionary=False, column_encoding="DELTA_LENGTH_BYTE_ARRAY")
write("json", pa.array(['{"a": 1}', "null", "[]", None], pa.json_()))
write("binary", pa.array([b"a", b"", b"\x00\xff", None], pa.binary()))
write("binary_fixed", pa.array([b"abcd", b"\x00\xff\x00\xff", None], pa.binary(4)))
uuids = ["00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "6f1f4c2e-0000-4000-8000-000000000001"]
packed = [bytes.fromhex(value.replace("-", "")) for value in uuids]
write("uuid", pa.array(packed + [None], pa.uuid()), uuids + [None])
write("uuid_text", pa.array(uuids + [None]))

# Times
days = [(datetime.date(1, 1, 1) - epoch).days, (datetime.date(9999, 12, 31) - epoch).days, -1, 0, None]
write("date", pa.array(days, pa.date32()), [None if d is None else (epoch + datetime.timedelta(d)).isoformat() for d in days])
for unit, per in (("ms", 1000), ("us", 1), ("ns", None)):
    cut = (lambda v: v // 1000) if per is None else (lambda v, per=per: v * per)
    day = 86_400_000_000 // per if per else 86_400_000_000_000
    values = [0, day - 1, day // 2 + 1, None]
    expected = [None if v is None else clock(cut(v)) for v in values]
    write(f"time_{unit}", pa.array(values, pa.time32("ms") if unit == "ms" else pa.time64(unit)), expected)
    if per:
        values = [EARLY * 1_000_000 // per, (LATE + 1) * 1_000_000 // per - 1, -1, 0, None]
    else:
        values = [LOW, LOW + 1, HIGH, HIGH - 1, -1, -1000, -1001, 999, 1_700_000_000_123_456_789, 0, None]
    expected = [None if v is None else moment(cut(v)) for v in values]
    for zone, suffix in ((None, ""), ("UTC", "_utc")):
        write(f"timestamp_{unit}{suffix}", pa.array(values, pa.timestamp(unit, zone)), expected)
values = [EARLY * 1_000_000, (LATE + 1) * 1_000_000 - 1, -1, 0, None]
write(
    "timestamp_int96",
    pa.array(values, pa.timestamp("us")),
    [None if v is None else moment(v) for v in values],
    use_deprecated_int96_timestamps=True,
)

# Others
write("boolean", pa.array([True, False, None]))
write("boolean_rle", pa.array([True, False, None]), use_dictionary=False, column_encoding="RLE")
write("null", pa.array([None, None], pa.null()))
lists = [[1, None, -(2**31)], [], None, [7]]
write("list", pa.array(lists, pa.list_(pa.int32())))
write("list_item", pa.array(lists, pa.list_(pa.int32())), use_compliant_nested_type=False)
write("list_int96", pa.array([[0, None, -1], None], pa.list_(pa.timestamp("us"))), [[moment(0), None, moment(-1)], None],
      use_deprecated_int96_timestamps=True)
write("list_timestamp_ns", pa.array([[1]], pa.list_(pa.timestamp("ns"))), [])
maps = [[("a", 1), ("b", None)], [], None]
write("map", pa.array(maps, pa.map_(pa.string(), pa.int32())), [None if m is None else dict(m) for m in maps])
structs = [{"a": 1, "b": "x"}, {"a": None, "b": None}, None]
write("struct", pa.array(structs, pa.struct([("a", pa.int32()), ("b", pa.string())])))

# Encodings and codecs
numbers = [0, 2**31 - 1, -(2**31), None] + list(range(100))
write("int32_delta", pa.array(numbers, pa.int32()), use_dictionary=False, column_encoding="DELTA_BINARY_PACKED")
for name, type_ in (("int32", pa.int32()), ("int64", pa.int64())):
    write(f"{name}_split", pa.array(numbers, type_), use_dictionary=False, column_encoding="BYTE_STREAM_SPLIT")
write("float32_split", pa.array(floats, pa.float32()), use_dictionary=False, column_encoding="BYTE_STREAM_SPLIT")
write("float64_split", pa.array(doubles, pa.float64()), use_dictionary=False, column_encoding="BYTE_STREAM_SPLIT")
write("binary_fixed_split", pa.array([b"abcd", None, b"\x00\xff\x00\xff"], pa.binary(4)), use_dictionary=False,
      column_encoding="BYTE_STREAM_SPLIT")
for codec in ("none", "snappy", "gzip", "brotli", "zstd", "lz4"):
    write(f"int32_{codec}", pa.array(numbers, pa.int32()), compression=codec, data_page_version="2.0")
