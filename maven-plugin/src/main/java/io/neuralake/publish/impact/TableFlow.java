package io.neuralake.publish.impact;

import io.neuralake.catalog.Table;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;

/**
 * Follows tables through a method, from where they are obtained to where rows are read, and finds those of which no column
 * was chosen before.
 *
 * <p>An accessor is known by its static type wherever it goes. A scan loses its table once it leaves the method (in a
 * field, an argument or a result), so a scan of all columns that leaves counts as read.
 */
final class TableFlow extends BasicInterpreter {

    /** Superclass of accessors, which has the methods that read. */
    static final String ACCESSOR = "io/neuralake/runtime/TableAccessor";

    private static final String RUNTIME = "io/neuralake/runtime/";

    /** Methods that tell something of a table and read no column, or none that they do not name. */
    private static final Set<String> HARMLESS = Set.of(
            "<init>",
            "count",
            "explain",
            "qualifiedName",
            "toString",
            "hashCode",
            "equals",
            "getClass",
            "close",
            "column",
            "select");

    /** What more can be asked of, before anything is read. */
    private static final Set<String> SCANS = Set.of(RUNTIME + "TableScan", RUNTIME + "UntypedTable");

    private final Traces traces;
    private final String result;
    private final Reads reads;
    private final Consumer<String> opened;

    /**
     * A flow through one method.
     *
     * @param result descriptor of the method's result
     * @param reads is told where all columns of a table are read, or may be
     * @param opened is told the names by which tables are asked for
     */
    TableFlow(Traces traces, String result, Reads reads, Consumer<String> opened) {
        super(Opcodes.ASM9);
        this.traces = traces;
        this.result = result;
        this.reads = reads;
        this.opened = opened;
    }

    /** Is told what is read. */
    @FunctionalInterface
    interface Reads {

        /** At an instruction, all columns of a table are read, or handed on. */
        void add(Kind kind, Table table, AbstractInsnNode instruction);
    }

    /** A reference to tables of which all columns would be read, or to a constant text. */
    private static final class Tracked extends BasicValue {

        private final Set<Table> tables;
        private final Optional<String> text;

        Tracked(Set<Table> tables, Optional<String> text) {
            super(BasicValue.REFERENCE_VALUE.getType());
            this.tables = tables;
            this.text = text;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Tracked that && tables.equals(that.tables) && text.equals(that.text);
        }

        @Override
        public int hashCode() {
            return Objects.hash(tables, text);
        }
    }

    private static Set<Table> tables(@Nullable BasicValue value) {
        return value instanceof Tracked tracked ? tracked.tables : Set.of();
    }

    @Override
    public @Nullable BasicValue newValue(@Nullable Type type) {
        Optional<Table> table = type != null && type.getSort() == Type.OBJECT
                ? traces.accessor(type.getInternalName())
                : Optional.empty();
        return table.isPresent() ? new Tracked(Set.of(table.get()), Optional.empty()) : super.newValue(type);
    }

    @Override
    public @Nullable BasicValue newOperation(AbstractInsnNode instruction) throws AnalyzerException {
        return instruction instanceof LdcInsnNode constant && constant.cst instanceof String text
                ? new Tracked(Set.of(), Optional.of(text))
                : super.newOperation(instruction);
    }

    @Override
    public @Nullable BasicValue unaryOperation(AbstractInsnNode instruction, BasicValue value)
            throws AnalyzerException {
        switch (instruction.getOpcode()) {
            case Opcodes.CHECKCAST -> {
                if (!tables(value).isEmpty()) {
                    return value;
                }
            }
            case Opcodes.PUTSTATIC -> leaves(instruction, value, ((FieldInsnNode) instruction).desc);
            case Opcodes.ARETURN -> leaves(instruction, value, result);
            default -> {
                // Nothing else takes a table anywhere.
            }
        }
        return super.unaryOperation(instruction, value);
    }

    @Override
    public @Nullable BasicValue binaryOperation(AbstractInsnNode instruction, BasicValue first, BasicValue second)
            throws AnalyzerException {
        if (instruction instanceof FieldInsnNode field) {
            leaves(instruction, second, field.desc);
        }
        return super.binaryOperation(instruction, first, second);
    }

    @Override
    public @Nullable BasicValue ternaryOperation(
            AbstractInsnNode instruction, BasicValue array, BasicValue index, BasicValue value)
            throws AnalyzerException {
        leaves(instruction, value, "");
        return super.ternaryOperation(instruction, array, index, value);
    }

    @Override
    public @Nullable BasicValue naryOperation(AbstractInsnNode instruction, List<? extends BasicValue> values)
            throws AnalyzerException {
        if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            arguments(instruction, Type.getArgumentTypes(dynamic.desc), values);
        }
        if (instruction instanceof MethodInsnNode call) {
            Optional<BasicValue> followed = call(call, values);
            if (followed.isPresent()) {
                return followed.get();
            }
        }
        return super.naryOperation(instruction, values);
    }

    /** What a call makes of a table; empty if nothing is left to follow. */
    private Optional<BasicValue> call(MethodInsnNode call, List<? extends BasicValue> values) {
        boolean ofInstance = call.getOpcode() != Opcodes.INVOKESTATIC;
        if (call.owner.equals("java/util/Objects") && call.name.equals("requireNonNull")) {
            return tables(values.get(0)).isEmpty() ? Optional.empty() : Optional.of(values.get(0));
        }
        arguments(call, Type.getArgumentTypes(call.desc), ofInstance ? values.subList(1, values.size()) : values);
        if (!ofInstance) {
            return Optional.empty();
        }
        Optional<Table> byName = byName(call, values);
        Set<Table> receiver = tables(values.get(0));
        if (byName.isPresent() || receiver.isEmpty()) {
            return byName.map(table -> new Tracked(Set.of(table), Optional.empty()));
        }
        Type returned = Type.getReturnType(call.desc);
        if (returned.getSort() == Type.OBJECT
                && SCANS.contains(returned.getInternalName())
                && !call.name.equals("select")) {
            return Optional.of(values.get(0));
        }
        if (!reads(call.name, call.desc) || namesColumn(receiver, call)) {
            return Optional.empty();
        }
        receiver.forEach(table -> reads.add(Kind.ALL_COLUMNS, table, call));
        return Optional.empty();
    }

    private boolean namesColumn(Set<Table> receiver, MethodInsnNode call) {
        return receiver.stream()
                .anyMatch(table -> traces.column(table, call.name, call.desc).isPresent());
    }

    /** Whether a method of a table or scan reads its columns: it does nothing else, and gives no further scan. */
    static boolean reads(String method, String descriptor) {
        Type returned = Type.getReturnType(descriptor);
        boolean goesOn = returned.getSort() == Type.OBJECT && SCANS.contains(returned.getInternalName());
        return !goesOn && !HARMLESS.contains(method);
    }

    /** The table of {@code catalog.table("bci.spikes")}. */
    private Optional<Table> byName(MethodInsnNode call, List<? extends BasicValue> values) {
        if (!call.name.equals("table")
                || !call.desc.equals("(Ljava/lang/String;)L" + RUNTIME + "UntypedTable;")
                || !(values.get(1) instanceof Tracked argument)) {
            return Optional.empty();
        }
        Optional<Table> table = argument.text.flatMap(traces::named);
        table.ifPresent(found -> opened.accept(argument.text.orElseThrow()));
        return table;
    }

    private void arguments(AbstractInsnNode call, Type[] types, Collection<? extends BasicValue> values) {
        int index = 0;
        for (BasicValue value : values) {
            leaves(call, value, types[index++].getDescriptor());
        }
    }

    /** A table goes where only its static type says what it is. */
    private void leaves(AbstractInsnNode instruction, BasicValue value, String descriptor) {
        for (Table table : tables(value)) {
            if (!descriptor.equals("L" + table.accessor().replace('.', '/') + ";")) {
                reads.add(Kind.HANDED_ON, table, instruction);
            }
        }
    }

    @Override
    public BasicValue merge(BasicValue first, BasicValue second) {
        Set<Table> both = new LinkedHashSet<>(tables(first));
        both.addAll(tables(second));
        if (both.isEmpty() || first.equals(second)) {
            return super.merge(first, second);
        }
        return both.equals(tables(first)) && first instanceof Tracked tracked && tracked.text.isEmpty()
                ? first
                : new Tracked(both, Optional.empty());
    }
}
