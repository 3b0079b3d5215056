package io.neuralake.publish.impact;

import io.neuralake.catalog.Table;
import io.neuralake.catalog.Table.RowKind;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/** What one class does with tables, method by method. */
final class ClassUses {

    /** Annotations whose texts say nothing: ours are declarations of the catalog, the other is Kotlin's copy of the code. */
    private static final Set<String> SILENT = Set.of("Lkotlin/Metadata;");

    private static final String OURS = "Lio/neuralake/annotations/";

    private final Traces traces;
    private final ClassNode type;
    private final Enclosing enclosing;
    private final Map<String, Facts> facts = new TreeMap<>();

    private ClassUses(Traces traces, ClassNode type) {
        this.traces = traces;
        this.type = type;
        this.enclosing = new Enclosing(type);
    }

    /** The facts of a class, by the method or field of its source. */
    static Map<String, Facts> of(Traces traces, ClassNode type) {
        ClassUses uses = new ClassUses(traces, type);
        uses.read();
        return uses.facts;
    }

    private Facts facts(String member) {
        return facts.computeIfAbsent(member, name -> new Facts(traces));
    }

    private void read() {
        texts(facts(enclosing.ofType()), type.visibleAnnotations, type.invisibleAnnotations);
        for (FieldNode field : type.fields) {
            Facts ofField = facts(enclosing.ofField(field.name));
            if (field.value instanceof String text) {
                ofField.text(text, 0);
            }
            texts(ofField, field.visibleAnnotations, field.invisibleAnnotations);
        }
        for (MethodNode method : type.methods) {
            Facts ofMethod = facts(enclosing.ofMethod(method.name, method.desc));
            texts(ofMethod, method.visibleAnnotations, method.invisibleAnnotations);
            new Code(method, ofMethod).read();
        }
    }

    private static void texts(
            Facts facts, @Nullable List<AnnotationNode> visible, @Nullable List<AnnotationNode> invisible) {
        for (List<AnnotationNode> annotations : List.of(
                visible == null ? List.<AnnotationNode>of() : visible,
                invisible == null ? List.<AnnotationNode>of() : invisible)) {
            for (AnnotationNode annotation : annotations) {
                if (!annotation.desc.startsWith(OURS) && !SILENT.contains(annotation.desc)) {
                    annotation.accept(new Texts(facts));
                }
            }
        }
    }

    /** Collects the texts of an annotation. */
    private static final class Texts extends AnnotationVisitor {

        private final Facts facts;

        Texts(Facts facts) {
            super(Opcodes.ASM9);
            this.facts = facts;
        }

        @Override
        public void visit(@Nullable String name, Object value) {
            if (value instanceof String text) {
                facts.text(text, 0);
            }
        }

        @Override
        public AnnotationVisitor visitAnnotation(@Nullable String name, String descriptor) {
            return this;
        }

        @Override
        public AnnotationVisitor visitArray(@Nullable String name) {
            return this;
        }
    }

    /** The instructions of one method. */
    private final class Code {

        private final MethodNode method;
        private final Facts facts;
        private final Map<AbstractInsnNode, Integer> lines = new HashMap<>();
        private boolean tables;

        Code(MethodNode method, Facts facts) {
            this.method = method;
            this.facts = facts;
        }

        void read() {
            int line = 0;
            for (AbstractInsnNode instruction : method.instructions) {
                if (instruction instanceof LineNumberNode number) {
                    line = number.line;
                }
                lines.put(instruction, line);
                read(instruction, line);
            }
            if (tables) {
                follow();
            }
        }

        private void read(AbstractInsnNode instruction, int line) {
            if (instruction instanceof MethodInsnNode call) {
                tables |= call.name.equals("table");
                call(call.owner, call.name, call.desc, line);
            } else if (instruction instanceof FieldInsnNode field) {
                mention(field.desc, line);
                field(field.owner, field.name, line);
            } else if (instruction instanceof LdcInsnNode constant && constant.cst instanceof String text) {
                facts.text(text, line);
            } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
                dynamic(dynamic, line);
            }
        }

        private void dynamic(InvokeDynamicInsnNode dynamic, int line) {
            if (dynamic.bsm.getOwner().equals("java/lang/runtime/ObjectMethods")) {
                return;
            }
            mention(dynamic.desc, line);
            for (Object argument : dynamic.bsmArgs) {
                if (argument instanceof String text) {
                    facts.text(text, line);
                } else if (argument instanceof Handle handle) {
                    handle(handle, line);
                    inherited(handle, dynamic, line);
                }
            }
        }

        private void handle(Handle handle, int line) {
            if (handle.getTag() <= Opcodes.H_PUTSTATIC) {
                field(handle.getOwner(), handle.getName(), line);
            } else {
                call(handle.getOwner(), handle.getName(), handle.getDesc(), line);
            }
        }

        /** A method reference names the type that declares the method; whose it is tell the types around it. */
        private void inherited(Handle handle, InvokeDynamicInsnNode dynamic, int line) {
            if (type.name.equals(handle.getOwner())) {
                return;
            }
            for (String receiver : receivers(dynamic)) {
                Optional<Table> accessor = traces.accessor(receiver);
                if (accessor.isPresent() && handle.getOwner().equals(TableFlow.ACCESSOR)) {
                    tables = true;
                    facts.add(
                            TableFlow.reads(handle.getName(), handle.getDesc()) ? Kind.ALL_COLUMNS : Kind.TABLE,
                            accessor.get(),
                            line);
                }
                if (traces.rows(handle.getOwner()).isEmpty() && handle.getDesc().startsWith("()")) {
                    traces.rows(receiver).forEach(table -> component(table, handle.getName(), line));
                }
            }
        }

        /** The types that may be the receiver of a method reference: one that it is bound to, or the first of its parameters. */
        private static Set<String> receivers(InvokeDynamicInsnNode dynamic) {
            Set<String> receivers = new LinkedHashSet<>();
            List<Type> methods = new ArrayList<>(List.of(Type.getMethodType(dynamic.desc)));
            for (Object argument : dynamic.bsmArgs) {
                if (argument instanceof Type type && type.getSort() == Type.METHOD) {
                    methods.add(type);
                }
            }
            for (Type method : methods) {
                Type[] parameters = method.getArgumentTypes();
                if (parameters.length > 0 && parameters[0].getSort() == Type.OBJECT) {
                    receivers.add(parameters[0].getInternalName());
                }
            }
            return receivers;
        }

        private void call(String owner, String name, String descriptor, int line) {
            mention(Type.getReturnType(descriptor).getDescriptor(), line);
            Optional<Table> accessor = traces.accessor(owner);
            if (accessor.isPresent()) {
                tables = true;
                traces.column(accessor.get(), name, descriptor)
                        .ifPresentOrElse(
                                column -> facts.add(Kind.COLUMN, accessor.get(), column, line),
                                () -> facts.add(Kind.TABLE, accessor.get(), line));
            }
            for (Table table : traces.rows(owner)) {
                if (name.equals("<init>")) {
                    boolean delegates = inside(owner) && method.name.equals("<init>");
                    if (!delegates && table.row().kind() != RowKind.INTERFACE) {
                        facts.add(Kind.ROW, table, line);
                    }
                } else if (descriptor.startsWith("()")) {
                    component(table, name, line);
                }
            }
        }

        private void field(String owner, String name, int line) {
            if (inside(owner) && (method.name.equals("<init>") || method.name.equals(name))) {
                // The row type's own constructor and accessor.
                return;
            }
            traces.rows(owner).forEach(table -> component(table, name, line));
        }

        private void component(Table table, String name, int line) {
            traces.member(table, name).ifPresent(column -> facts.add(Kind.COMPONENT, table, column, line));
        }

        /** Whether this is the code of the row type itself. */
        private boolean inside(String owner) {
            return type.name.equals(owner);
        }

        /** A table comes from a field or a call. */
        private void mention(String descriptor, int line) {
            if (descriptor.startsWith("L")) {
                traces.accessor(descriptor.substring(1, descriptor.length() - 1))
                        .ifPresent(table -> {
                            tables = true;
                            facts.add(Kind.TABLE, table, line);
                        });
            }
        }

        private void follow() {
            if (Modifier.isAbstract(method.access) || Modifier.isNative(method.access)) {
                return;
            }
            TableFlow flow = new TableFlow(
                    traces,
                    Type.getReturnType(method.desc).getDescriptor(),
                    (kind, table, instruction) -> facts.add(kind, table, lines.getOrDefault(instruction, 0)),
                    facts::opened);
            try {
                new Analyzer<>(flow).analyze(type.name, method);
            } catch (AnalyzerException e) {
                // Code that no verifier accepts: the names in it were found all the same.
                facts.unfollowed();
            }
        }
    }
}
