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

    String explain() {
        return "call of " + table.origin() + " for all rows of " + table.qualifiedName() + " (function)\n";
    }

    /** What the function returns, which has to be something. */
    <V> V result(Callable<? extends V> function) {
        V result;
        try {
            result = function.call();
        } catch (LakeException e) {
            throw e;
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new LakeException(
                    asked(), "its function failed: " + e, "check the arguments, or repair " + table.origin(), e);
        }
        if (result == null) {
            throw new LakeException(
                    asked(), "its function returned null", "let " + table.origin() + " return no rows instead");
        }
        return result;
    }

    /** What to say when something other than all rows is wanted. */
    static LakeException unsupported(Table table) {
        return new LakeException(
                "read table '" + table.qualifiedName() + "'",
                "it is a function table: " + table.origin()
                        + " computes all its rows from arguments, and SQL and parts of tables need stored ones",
                "take all rows with stream() of its accessor " + table.accessor() + ", and filter the stream");
    }
}
