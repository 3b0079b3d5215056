package io.neuralake.ingest.log;

import io.neuralake.ingest.log.Action.Metadata;
import io.neuralake.ingest.log.Action.Protocol;
import io.neuralake.ingest.log.Action.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;

/** What holds in one version of a table, without its files. */
public final class LogState {

    private final long version;
    private final Protocol protocol;
    private final Metadata metadata;
    private final Map<String, Long> transactions;
    private final Function<String, OptionalLong> earlier;

    private LogState(
            long version,
            Protocol protocol,
            Metadata metadata,
            Map<String, Long> transactions,
            Function<String, OptionalLong> earlier) {
        this.version = version;
        this.protocol = protocol;
        this.metadata = metadata;
        this.transactions = transactions;
        this.earlier = earlier;
    }

    /**
     * A state that was read as a whole.
     *
     * @param transactions finds the last transaction of an application
     */
    static LogState of(
            long version, Protocol protocol, Metadata metadata, Function<String, OptionalLong> transactions) {
        return new LogState(version, protocol, metadata, Map.of(), transactions);
    }

    /** The state after the next commit. */
    LogState after(List<Action> commit) {
        Protocol nextProtocol = protocol;
        Metadata nextMetadata = metadata;
        Map<String, Long> next = transactions;
        for (Action action : commit) {
            if (action instanceof Protocol other) {
                nextProtocol = other;
            } else if (action instanceof Metadata other) {
                nextMetadata = other;
            } else if (action instanceof Transaction transaction) {
                next = next == transactions ? new HashMap<>(transactions) : next;
                next.put(transaction.appId(), transaction.version());
            }
        }
        return new LogState(version + 1, nextProtocol, nextMetadata, next, earlier);
    }

    /** The version. */
    public long version() {
        return version;
    }

    /** What readers and writers must know. */
    public Protocol protocol() {
        return protocol;
    }

    /** What the table is. */
    public Metadata metadata() {
        return metadata;
    }

    /** How far an application has come; empty if it has not committed yet. */
    public OptionalLong transaction(String appId) {
        Long known = transactions.get(appId);
        return known == null ? earlier.apply(appId) : OptionalLong.of(known);
    }
}
