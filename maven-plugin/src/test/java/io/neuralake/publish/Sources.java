package io.neuralake.publish;

import io.neuralake.publish.read.ClassPathEntry;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A module that javac compiles with our processors, against the real runtime. */
public final class Sources {

    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("(?:class|record|interface|enum) (\\w+)");

    private final Map<String, String> sources = new LinkedHashMap<>();
    private final List<Path> classPath = new ArrayList<>();
    private String release = "17";

    /** Adds a source; the file is named after its package and first type. */
    public Sources with(String source) {
        Matcher inPackage = PACKAGE.matcher(source);
        Matcher type = TYPE.matcher(source);
        if (!inPackage.find() || !type.find()) {
            throw new IllegalArgumentException("no package and type in " + source);
        }
        sources.put(inPackage.group(1).replace('.', '/') + "/" + type.group(1) + ".java", source);
        return this;
    }

    /** Adds what another module made. */
    public Sources on(ClassPathEntry module) {
        classPath.add(module.path());
        return this;
    }

    /** Compiles for another release than 17. */
    public Sources release(String other) {
        release = other;
        return this;
    }

    /** Compiles into a folder. */
    public ClassPathEntry compile(Path folder) {
        Path from = folder.resolveSibling(folder.getFileName() + "-src");
        try {
            Files.createDirectories(folder);
            List<Path> files = new ArrayList<>();
            for (Map.Entry<String, String> source : sources.entrySet()) {
                Path file = from.resolve(source.getKey());
                Files.createDirectories(file.resolveSibling(""));
                files.add(Files.writeString(file, source.getValue()));
            }
            StringBuilder path = new StringBuilder(System.getProperty("java.class.path"));
            classPath.forEach(entry -> path.append(File.pathSeparator).append(entry));
            JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
            StringWriter messages = new StringWriter();
            try (StandardJavaFileManager manager = javac.getStandardFileManager(null, null, null)) {
                boolean done = javac.getTask(
                                messages,
                                manager,
                                null,
                                List.of(
                                        "--release",
                                        release,
                                        "-g",
                                        "-proc:full",
                                        "-d",
                                        folder.toString(),
                                        "-classpath",
                                        path.toString()),
                                null,
                                manager.getJavaFileObjectsFromPaths(files))
                        .call();
                if (!done) {
                    throw new IllegalStateException(messages.toString());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ClassPathEntry(folder.getFileName().toString(), folder);
    }
}
