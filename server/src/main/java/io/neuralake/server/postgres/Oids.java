package io.neuralake.server.postgres;

import io.neuralake.server.protocol.ParameterType;

/** Numbers of types that parameters come with. */
final class Oids {

    static final int UNSPECIFIED = 0;
    static final int BOOL = 16;
    static final int BYTEA = 17;
    static final int NAME = 19;
    static final int INT8 = 20;
    static final int INT2 = 21;
    static final int INT4 = 23;
    static final int TEXT = 25;
    static final int OID = 26;
    static final int JSON = 114;
    static final int FLOAT4 = 700;
    static final int FLOAT8 = 701;
    static final int UNKNOWN = 705;
    static final int BPCHAR = 1042;
    static final int VARCHAR = 1043;
    static final int DATE = 1082;
    static final int TIME = 1083;
    static final int TIMESTAMP = 1114;
    static final int TIMESTAMPTZ = 1184;
    static final int NUMERIC = 1700;
    static final int UUID = 2950;
    static final int JSONB = 3802;

    private Oids() {}

    /** What a parameter of a type is to a query; {@link ParameterType#UNKNOWN} for types that queries have no parameters of. */
    static ParameterType parameter(int oid) {
        return switch (oid) {
            case BOOL -> ParameterType.BOOLEAN;
            case BYTEA -> ParameterType.BYTES;
            case INT2, INT4 -> ParameterType.INTEGER;
            case INT8, OID -> ParameterType.BIGINT;
            case TEXT, NAME, BPCHAR, VARCHAR, JSON, JSONB -> ParameterType.TEXT;
            case FLOAT4 -> ParameterType.REAL;
            case FLOAT8 -> ParameterType.DOUBLE;
            case DATE -> ParameterType.DATE;
            case TIME -> ParameterType.TIME;
            case TIMESTAMP -> ParameterType.TIMESTAMP;
            case TIMESTAMPTZ -> ParameterType.TIMESTAMPTZ;
            case NUMERIC -> ParameterType.DECIMAL;
            case UUID -> ParameterType.UUID;
            default -> ParameterType.UNKNOWN;
        };
    }

    /** The type that a client is told for a parameter. */
    static int of(ParameterType type) {
        return switch (type) {
            case UNKNOWN, TEXT -> TEXT;
            case BOOLEAN -> BOOL;
            case INTEGER -> INT4;
            case BIGINT -> INT8;
            case DECIMAL -> NUMERIC;
            case REAL -> FLOAT4;
            case DOUBLE -> FLOAT8;
            case BYTES -> BYTEA;
            case DATE -> DATE;
            case TIME -> TIME;
            case TIMESTAMP -> TIMESTAMP;
            case TIMESTAMPTZ -> TIMESTAMPTZ;
            case UUID -> UUID;
        };
    }
}
