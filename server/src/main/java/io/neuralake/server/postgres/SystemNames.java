package io.neuralake.server.postgres;

import io.neuralake.server.sql.Lexer;
import io.neuralake.server.sql.LexerException;
import io.neuralake.server.sql.Token;
import java.util.List;
import java.util.Set;

/** Tells whether a query is about system catalogs or the session, and not about tables. */
final class SystemNames {

    private static final Set<String> SCHEMAS = Set.of("pg_catalog", "information_schema");
    private static final Set<String> WORDS =
            Set.of("current_user", "session_user", "current_role", "current_catalog", "current_schema");
    private static final Set<String> FUNCTIONS = Set.of(
            "version",
            "current_database",
            "current_schemas",
            "current_setting",
            "set_config",
            "format_type",
            "obj_description",
            "col_description",
            "shobj_description",
            "to_regclass",
            "to_regtype",
            "quote_ident",
            "parse_ident",
            "inet_server_addr",
            "inet_server_port",
            "inet_client_addr",
            "inet_client_port",
            "txid_current",
            "has_table_privilege",
            "has_schema_privilege",
            "has_database_privilege",
            "has_column_privilege",
            "has_any_column_privilege",
            "has_function_privilege");

    private SystemNames() {}

    /** Whether a query names what only system catalogs have. */
    static boolean in(String query) {
        List<Token> tokens;
        try {
            tokens = Lexer.tokens(query);
        } catch (LexerException e) {
            return false;
        }
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).name() && named(tokens, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean named(List<Token> tokens, int index) {
        String name = tokens.get(index).value();
        boolean inner = index > 0 && tokens.get(index - 1).symbol('.');
        boolean call = symbol(tokens, index + 1, '(');
        boolean from = index > 0
                && (tokens.get(index - 1).word("from") || tokens.get(index - 1).word("join"));
        if (inner) {
            return false;
        }
        if (SCHEMAS.contains(name)) {
            return symbol(tokens, index + 1, '.');
        }
        if (name.startsWith("pg_")) {
            return call || from;
        }
        if (name.startsWith("reg")) {
            return index > 1
                    && tokens.get(index - 1).symbol(':')
                    && tokens.get(index - 2).symbol(':');
        }
        boolean alias = index > 0 && tokens.get(index - 1).word("as");
        boolean word = tokens.get(index).kind() == Token.Kind.WORD && !alias;
        return (call && FUNCTIONS.contains(name)) || (word && WORDS.contains(name));
    }

    private static boolean symbol(List<Token> tokens, int index, char symbol) {
        return index < tokens.size() && tokens.get(index).symbol(symbol);
    }
}
