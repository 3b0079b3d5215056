package io.neuralake.server.postgres;

/** The codes of errors that this door answers with. */
final class SqlState {

    static final String PROTOCOL_VIOLATION = "08P01";
    static final String FEATURE_NOT_SUPPORTED = "0A000";
    static final String INVALID_PARAMETER = "22023";
    static final String INVALID_TEXT = "22P02";
    static final String INVALID_BINARY = "22P03";
    static final String DATA_EXCEPTION = "22000";
    static final String DIVISION_BY_ZERO = "22012";
    static final String OUT_OF_RANGE = "22003";
    static final String BAD_DATETIME = "22007";
    static final String UNTRANSLATABLE = "22021";
    static final String READ_ONLY = "25006";
    static final String ACTIVE_TRANSACTION = "25001";
    static final String NO_TRANSACTION = "25P01";
    static final String FAILED_TRANSACTION = "25P02";
    static final String NO_SAVEPOINT = "3B001";
    static final String NO_STATEMENT = "26000";
    static final String NO_CURSOR = "34000";
    static final String DUPLICATE_CURSOR = "42P03";
    static final String DUPLICATE_STATEMENT = "42P05";
    static final String INVALID_PASSWORD = "28P01";
    static final String INVALID_AUTHORIZATION = "28000";
    static final String SYNTAX_ERROR = "42601";
    static final String UNDEFINED_COLUMN = "42703";
    static final String UNDEFINED_FUNCTION = "42883";
    static final String UNDEFINED_TABLE = "42P01";
    static final String UNDEFINED_OBJECT = "42704";
    static final String UNDEFINED_PARAMETER = "42P02";
    static final String AMBIGUOUS_COLUMN = "42702";
    static final String GROUPING = "42803";
    static final String DATATYPE_MISMATCH = "42804";
    static final String RULE_VIOLATION = "42000";
    static final String TOO_MANY_CONNECTIONS = "53300";
    static final String LIMIT_EXCEEDED = "53400";
    static final String PROGRAM_LIMIT = "54000";
    static final String QUERY_CANCELLED = "57014";
    static final String ADMIN_SHUTDOWN = "57P01";
    static final String BUSY = "53000";
    static final String CURSOR_STATE = "55000";
    static final String OUT_OF_MEMORY = "53200";
    static final String IO_ERROR = "58030";
    static final String INTERNAL = "XX000";
    static final String CONNECTION_FAILURE = "08006";

    private SqlState() {}
}
