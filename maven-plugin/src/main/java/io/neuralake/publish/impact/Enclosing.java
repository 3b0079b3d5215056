package io.neuralake.publish.impact;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds the class and method of the source in which code stands that compilers put elsewhere: lambdas, anonymous classes. */
final class Enclosing {

    /** {@code lambda$main$0} of javac and ECJ, {@code main$lambda$0} of Kotlin. */
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(?<java>.+)\\$\\d+|(?<kotlin>.+?)\\$lambda[$-].*");

    private final ClassNode type;
    private final boolean anonymous;
    private final Map<String, String> users = new HashMap<>();
    private final Set<String> synthetic = new HashSet<>();

    Enclosing(ClassNode type) {
        this.type = type;
        this.anonymous = type.outerClass != null && isAnonymous(type);
        for (MethodNode method : type.methods) {
            if ((method.access & Opcodes.ACC_SYNTHETIC) != 0
                    || LAMBDA.matcher(method.name).matches()) {
                synthetic.add(method.name + method.desc);
            }
        }
        type.methods.forEach(this::note);
    }

    private static boolean isAnonymous(ClassNode type) {
        for (InnerClassNode inner : type.innerClasses) {
            if (inner.name.equals(type.name)) {
                return inner.innerName == null;
            }
        }
        return false;
    }

    private void note(MethodNode method) {
        if (method.name.equals("$deserializeLambda$")) {
            return;
        }
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof InvokeDynamicInsnNode dynamic) {
                for (Object argument : dynamic.bsmArgs) {
                    if (argument instanceof Handle handle && handle.getOwner().equals(type.name)) {
                        users.putIfAbsent(handle.getName() + handle.getDesc(), method.name + method.desc);
                    }
                }
            }
        }
    }

    /** The class of the source, an internal name. */
    String type() {
        return anonymous ? type.outerClass : type.name;
    }

    /** The place of what belongs to the class as a whole. */
    String ofType() {
        return anonymous ? ofAnonymous() : "class";
    }

    String ofField(String name) {
        return anonymous ? ofAnonymous() : name;
    }

    /** The method of the source that a method belongs to. */
    String ofMethod(String name, String descriptor) {
        if (anonymous) {
            return ofAnonymous();
        }
        String method = name + descriptor;
        Set<String> seen = new HashSet<>();
        while (synthetic.contains(method) && users.containsKey(method) && seen.add(method)) {
            method = users.get(method);
        }
        return shown(method.substring(0, method.indexOf('(')));
    }

    private String ofAnonymous() {
        @Nullable String method = type.outerMethod;
        return method == null ? shown("<init>") : shown(method);
    }

    private static String shown(String name) {
        Matcher lambda = LAMBDA.matcher(name);
        String method = name;
        if (lambda.matches()) {
            method = lambda.group("java") == null ? lambda.group("kotlin") : lambda.group("java");
        }
        return switch (method) {
            case "<init>", "new" -> "constructor";
            case "<clinit>", "static" -> "static initializer";
            default -> method;
        };
    }
}
