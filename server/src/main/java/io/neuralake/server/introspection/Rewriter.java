package io.neuralake.server.introspection;

import io.neuralake.server.protocol.Parameter;
import io.neuralake.server.protocol.ParameterType;
import io.neuralake.server.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes a query about system catalogs in the engine's dialect. Only what has another spelling there is touched; whether the result
 * may run is decided afterwards.
 */
final class Rewriter {

    private static final Set<String> OBJECTS =
            Set.of("regclass", "regtype", "regproc", "regprocedure", "regnamespace", "regrole");
    private static final Set<String> USERS = Set.of("current_user", "session_user", "current_role", "user");
    private static final Set<String> SETS = Set.of("generate_series", "generate_subscripts", "unnest");
    private static final Set<String> PLACES = Set.of("current_catalog", "current_schema");
    /** Types that the engine does not have, by the ones that it has for their values. */
    private static final Map<String, String> PLAIN = Map.of(
            "name", "varchar",
            "char", "varchar",
            "\"char\"", "varchar",
            "cstring", "varchar",
            "unknown", "varchar",
            "xid", "varchar",
            "regtype", "varchar",
            "regoperator", "varchar",
            "oid", "uinteger");

    private static final Set<String> TEXTS = Set.of("text", "varchar");
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,20}");
    private static final Map<String, String> SCHEMAS = Map.of("information_schema", "isc");

    private final List<Token> tokens;
    private final String user;
    private final List<Parameter> parameters;
    private final List<String> out = new ArrayList<>();
    private int at;
    /** Where a cast begins that is to give the number of an object, as it is cast to one. */
    private int numbered = -1;

    private Rewriter(List<Token> tokens, String user, List<Parameter> parameters) {
        this.tokens = tokens;
        this.user = user;
        this.parameters = parameters;
    }

    /**
     * The query in the engine's dialect.
     *
     * @param user who asks
     * @param parameters values of parameters; those that have none are NULL
     */
    static String rewrite(List<Token> tokens, String user, List<Parameter> parameters) {
        return new Rewriter(tokens, user, parameters).all();
    }

    /** A token as it is, or the value of a parameter. */
    private String text(Token token) {
        if (token.kind() != Token.Kind.PARAMETER) {
            return token.text();
        }
        int number =
                token.text().length() > 6 ? 0 : Integer.parseInt(token.text().substring(1));
        if (number < 1 || number > parameters.size()) {
            return "NULL";
        }
        Parameter parameter = parameters.get(number - 1);
        String value = parameter.text();
        if (value == null) {
            return "NULL";
        }
        boolean whole = parameter.type() == ParameterType.INTEGER || parameter.type() == ParameterType.BIGINT;
        return whole && WHOLE.matcher(value).matches() ? "(" + value + ")" : "'" + value.replace("'", "''") + "'";
    }

    private String all() {
        while (at < tokens.size()) {
            step();
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < out.size(); i++) {
            boolean joined = i == 0
                    || out.get(i).equals(".")
                    || out.get(i - 1).equals(".")
                    || (operator(out.get(i)) && operator(out.get(i - 1)));
            text.append(joined ? "" : " ").append(out.get(i));
        }
        return text.toString();
    }

    private static boolean operator(String text) {
        return text.length() == 1 && "+-*/<>=~!@#%^&|`?:".indexOf(text.charAt(0)) >= 0;
    }

    private void step() {
        Token token = tokens.get(at);
        if (token.name() && token.value().equals("pg_catalog") && symbol(at + 1, '.')) {
            at += 2;
        } else if (token.name() && SCHEMAS.containsKey(token.value()) && symbol(at + 1, '.')) {
            schema();
        } else if (token.word("operator") && symbol(at + 1, '(')) {
            operator();
        } else if (token.word("collate")) {
            at += symbol(at + 2, '.') ? 4 : 2;
        } else if (token.symbol(':') && symbol(at + 1, ':')) {
            cast();
        } else if (token.word("cast") && symbol(at + 1, '(')) {
            called();
        } else if (token.kind() == Token.Kind.WORD && USERS.contains(token.value()) && plain()) {
            out.add("'" + user.replace("'", "''") + "'");
            at++;
        } else if (token.kind() == Token.Kind.WORD && PLACES.contains(token.value()) && plain()) {
            out.add(token.text() + "()");
            at++;
        } else if (set()) {
            call();
        } else if (token.word("like") || token.word("ilike")) {
            like();
        } else if (token.name()
                && symbol(at + 1, '.')
                && at + 2 < tokens.size()
                && tokens.get(at + 2).word("tableoid")) {
            // Nothing here that has descriptions is told apart by it.
            out.add("0");
            at += 3;
        } else {
            out.add(text(token));
            at++;
        }
    }

    /** The one column of such a function has the name that the function is given; the engine gives it to the row only. */
    private boolean set() {
        return at > 0
                && (tokens.get(at - 1).word("from") || tokens.get(at - 1).word("join"))
                && SETS.contains(tokens.get(at).value())
                && symbol(at + 1, '(');
    }

    private void call() {
        out.add(text(tokens.get(at++)));
        int open = 0;
        do {
            open += symbol(at, '(') ? 1 : symbol(at, ')') ? -1 : 0;
            step();
        } while (open > 0 && at < tokens.size());
        int name = at < tokens.size() && tokens.get(at).word("as") ? at + 1 : at;
        boolean named = name > at || (name < tokens.size() && tokens.get(name).kind() == Token.Kind.QUOTED);
        if (named && name < tokens.size() && tokens.get(name).name() && !symbol(name + 1, '(')) {
            String alias = tokens.get(name).text();
            out.addAll(List.of("AS", alias, "(", alias, ")"));
            at = name + 1;
        }
    }

    private boolean symbol(int index, char symbol) {
        return index < tokens.size() && tokens.get(index).symbol(symbol);
    }

    private boolean plain() {
        boolean named =
                at > 0 && (tokens.get(at - 1).word("as") || tokens.get(at - 1).symbol('.'));
        return !named && !symbol(at + 1, '(') && !symbol(at + 1, '.');
    }

    private void schema() {
        boolean function = symbol(at + 3, '(');
        if (!function) {
            out.add(SCHEMAS.get(tokens.get(at).value()));
            out.add(".");
        }
        at += 2;
    }

    private void operator() {
        at += 2;
        while (at < tokens.size() && !tokens.get(at).symbol(')')) {
            Token token = tokens.get(at++);
            if (token.kind() == Token.Kind.SYMBOL && !token.symbol('.')) {
                out.add(token.text());
            }
        }
        at++;
    }

    /** A pattern has backslashes in it before letters that stand for themselves; the engine wants to be told. */
    private void like() {
        out.add(tokens.get(at++).text());
        if (at < tokens.size()) {
            Token pattern = tokens.get(at);
            boolean alone = pattern.kind() == Token.Kind.STRING || pattern.kind() == Token.Kind.PARAMETER;
            if (alone) {
                out.add(text(pattern));
                at++;
                if (symbol(at, ':')) {
                    cast();
                }
                if (!symbol(at, '|') && !(at < tokens.size() && tokens.get(at).word("escape"))) {
                    out.add("ESCAPE");
                    out.add("'\\'");
                }
            }
        }
    }

    private void cast() {
        int name = at + 2;
        if (name + 1 < tokens.size()
                && tokens.get(name).name()
                && tokens.get(name).value().equals("pg_catalog")
                && symbol(name + 1, '.')) {
            name += 2;
        }
        if (name >= tokens.size()) {
            out.add("::");
            at += 2;
            return;
        }
        String type = tokens.get(name).value().toLowerCase(Locale.ROOT);
        boolean array = symbol(name + 1, '[');
        if (OBJECTS.contains(type) && !array) {
            object(type.equals("regprocedure") ? "regproc" : type);
            at = name + 1;
        } else {
            if (array) {
                list();
            }
            out.add("::");
            out.add(PLAIN.getOrDefault(type, tokens.get(name).text()));
            at = name + 1;
        }
    }

    /** {@code CAST(… AS …)}, with the brackets of its own that it has. */
    private void called() {
        int close = at + 1;
        int as = -1;
        int open = 0;
        do {
            open += symbol(close, '(') ? 1 : symbol(close, ')') ? -1 : 0;
            as = open == 1 && tokens.get(close).word("as") ? close : as;
            close++;
        } while (open > 0 && close < tokens.size());
        String type = as < 0 || open > 0 ? "" : tokens.get(close - 2).value().toLowerCase(Locale.ROOT);
        boolean object = OBJECTS.contains(type);
        if (!object && !PLAIN.containsKey(type)) {
            out.add(text(tokens.get(at++)));
            return;
        }
        if (object) {
            out.add((type.equals("regprocedure") ? "regproc" : type)
                    + (at == numbered || named(as - 1) ? "_oid" : "_name"));
        } else {
            out.add("CAST");
            numbered = type.equals("oid") ? at + 2 : numbered;
        }
        at++;
        while (at < as) {
            step();
        }
        if (!object) {
            out.add("AS");
            out.add(PLAIN.getOrDefault(type, type));
        }
        out.add(")");
        at = close;
    }

    /** Whether what ends at a place is a text, as far as can be seen. */
    private boolean named(int last) {
        Token token = tokens.get(last);
        int type = token.symbol(')') ? last - 1 : last;
        return token.kind() == Token.Kind.STRING
                || token.kind() == Token.Kind.PARAMETER
                || (TEXTS.contains(tokens.get(type).value().toLowerCase(Locale.ROOT))
                        && (symbol(type - 1, ':') || tokens.get(type - 1).word("as")));
    }

    /** A name becomes a number, a number becomes a name. */
    private void object(String type) {
        if (out.isEmpty()) {
            return;
        }
        String last = out.get(out.size() - 1);
        boolean text = last.endsWith("'")
                || last.equals("NULL")
                || (TEXTS.contains(last.toLowerCase(Locale.ROOT))
                        && out.size() > 2
                        && out.get(out.size() - 2).equals("::"));
        int start = operand(out.size() - 1);
        while (start > 1 && out.get(start - 1).equals("::")) {
            start = operand(start - 2);
        }
        out.add(start, "(");
        out.add(start, type + (text ? "_oid" : "_name"));
        out.add(")");
    }

    /** Where that which ends at a place begins: a value, a name with its qualifiers, brackets, or a call. */
    private int operand(int end) {
        int start = end;
        if (out.get(start).equals(")")) {
            int open = 0;
            do {
                open += out.get(start).equals(")") ? 1 : out.get(start).equals("(") ? -1 : 0;
                start--;
            } while (start >= 0 && open > 0);
            boolean call = start >= 0 && Character.isJavaIdentifierPart(last(start));
            start += call ? 0 : 1;
        }
        while (start >= 2 && out.get(start - 1).equals(".")) {
            start -= 2;
        }
        return start;
    }

    private char last(int index) {
        return out.get(index).charAt(out.get(index).length() - 1);
    }

    /** An array that is written as a text becomes a list. */
    private void list() {
        int last = out.size() - 1;
        String text = last < 0 ? "" : out.get(last);
        if (text.startsWith("'{") && text.endsWith("}'")) {
            String inner = text.substring(2, text.length() - 2);
            List<String> values = new ArrayList<>();
            for (String value : inner.isEmpty() ? new String[0] : inner.split(",", -1)) {
                values.add("'" + value.replace("\"", "") + "'");
            }
            out.set(last, "[" + String.join(", ", values) + "]");
        }
    }
}
