package io.neuralake.publish;

import io.neuralake.catalog.Catalog;
import io.neuralake.catalog.Classification;
import io.neuralake.catalog.Column;
import io.neuralake.catalog.ColumnType;
import io.neuralake.catalog.Database;
import io.neuralake.catalog.Format;
import io.neuralake.catalog.Origin;
import io.neuralake.catalog.RoapiOptions;
import io.neuralake.catalog.Table;
import io.neuralake.catalog.manifest.ManifestFormat;
import io.neuralake.catalog.manifest.ManifestWriter;
import io.neuralake.publish.read.ClassPathEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** What a compile leaves of a module: javac makes the classes, and the fragments are those of the tables given here. */
public final class Compiled {

    private final Map<String, byte[]> files = new TreeMap<>();

    /** A table of one column that is declared by a record. */
    public static Table table(String type, String database, String name, String location) {
        Column id = new Column(
                "id",
                "id",
                "long",
                ColumnType.Scalar.INT64,
                false,
                false,
                "",
                "",
                List.of(),
                Classification.UNCLASSIFIED,
                "",
                Optional.empty(),
                Origin.of(type).member("id"));
        return new Table(
                database,
                name,
                Format.DELTA,
                location,
                Optional.empty(),
                "",
                Optional.empty(),
                List.of(id),
                List.of(),
                List.of(),
                List.of(),
                "",
                "",
                List.of(),
                Classification.UNCLASSIFIED,
                "",
                "",
                "",
                List.of(),
                List.of(),
                Optional.empty(),
                1,
                RoapiOptions.NONE,
                type + "Table",
                new Table.Row(type, Table.RowKind.RECORD),
                Origin.of(type));
    }

    /** A database that a package declares. */
    public static Database database(String name, String location) {
        return new Database(
                name,
                "What " + name + " holds.",
                "",
                location,
                "",
                RoapiOptions.NONE,
                List.of(),
                Optional.of(Origin.of("lake")));
    }

    /** Adds a table: the class that declares it and its fragment. */
    public Compiled with(Table table) {
        return withClass(table.origin().type(), true)
                .with(ManifestFormat.fragment(table.origin().type(), ""), ManifestWriter.fragment(table));
    }

    /** Adds the module's manifest. */
    public Compiled with(Catalog catalog) {
        return with(ManifestFormat.CATALOG, ManifestWriter.manifest(catalog));
    }

    /** Adds the class of a record. */
    public Compiled withClass(String type, boolean annotated) {
        String annotation = annotated ? "@io.neuralake.annotations.Table(database = \"d\") " : "";
        return withSource(type, annotation + "public record " + simple(type) + "(long id) {}");
    }

    /** Adds the classes of a source. */
    public Compiled withSource(String type, String declaration) {
        int dot = type.lastIndexOf('.');
        files.putAll(compile(simple(type), "package " + type.substring(0, dot) + ";\n" + declaration));
        return this;
    }

    /** Adds any file. */
    public Compiled with(String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Leaves out a file. */
    public Compiled without(String name) {
        if (files.remove(name) == null) {
            throw new IllegalArgumentException(name + " is not among " + files.keySet());
        }
        return this;
    }

    /** The module as a jar. */
    public ClassPathEntry jar(Path file) {
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            for (Map.Entry<String, byte[]> content : files.entrySet()) {
                jar.putNextEntry(new JarEntry(content.getKey()));
                jar.write(content.getValue());
                jar.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ClassPathEntry.of(file);
    }

    /** The module as a class folder. */
    public ClassPathEntry folder(Path folder) {
        try {
            for (Map.Entry<String, byte[]> content : files.entrySet()) {
                Path file = folder.resolve(content.getKey());
                Files.createDirectories(file.resolveSibling(""));
                Files.write(file, content.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ClassPathEntry.of(folder);
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private static Map<String, byte[]> compile(String name, String source) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        Map<String, byte[]> classes = new TreeMap<>();
        try {
            Path folder = Files.createTempDirectory("compiled");
            Path file = Files.writeString(folder.resolve(name + ".java"), source);
            int status = javac.run(
                    null,
                    null,
                    null,
                    "-proc:none",
                    "-d",
                    folder.resolve("classes").toString(),
                    file.toString());
            if (status != 0) {
                throw new IllegalStateException("javac refused " + source);
            }
            Files.delete(file);
            try (var made = Files.walk(folder)) {
                for (Path path :
                        made.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    if (Files.isRegularFile(path)) {
                        String in = folder.resolve("classes").relativize(path).toString();
                        classes.put(in.replace('\\', '/'), Files.readAllBytes(path));
                    }
                    Files.delete(path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return classes;
    }
}
