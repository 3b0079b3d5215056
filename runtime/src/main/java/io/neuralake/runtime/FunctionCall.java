package io.neuralake.runtime;

import io.neuralake.catalog.Table;
import io.neuralake.runtime.error.LakeException;
import java.util.concurrent.Callable;

/** Calls the function of a table, and says what is wrong in terms of the table. */
record FunctionCall(Table table) {

    /** What is being done, for messages. */
    String asked() {
        return "read table '" + table.qualifiedName() + "'";
    }

    /** The function, for messages. */
    String function() {
        return table.origin().toString();
    }

    String describe() {
        return "call of " + function();
    }

    String explain() {
        return describe() + " for all rows of " + table.qualifiedName() + " (function)\n";
    }

    /** What the function returns, which has to be something. */
    <V> V result(Callable<? extends V> function) {
        V result;
        try {
            result = function.call();
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw failed(e);
        }
        if (result == null) {
            throw new LakeException(
                    asked(), "its function returned null", "let " + table.origin() + " return no rows instead");
        }
        return result;
    }

    /** What to say when the function, or what it returned, fails. */
    LakeException failed(Throwable cause) {
        return cause instanceof LakeException known
                ? known
                : new LakeException(
                        asked(),
                        "its function failed: " + cause,
                        "check the arguments, or repair " + table.origin(),
                        cause);
    }
}
