package io.neuralake.benchmarks.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A processor that is measured, and the types of eight members that it works on. */
enum Contestant {
    NEURALAKE("Neuralake", """
            package lake;

            import io.neuralake.annotations.*;
            import java.time.*;

            /** Table number #. It has eight columns. */
            @Table(database = "db@", location = "${lake}/t#", owner = "team")
            @DocFilter(column = "site", value = "x")
            public record T#(
                    @Partition String site,
                    @Partition LocalDate day,
                    @Column(unit = "us") Instant seen,
                    long a,
                    double b,
                    Integer c,
                    String note,
                    boolean e) {}
            """, """
            @io.neuralake.annotations.Catalog(name = "nlk", location = "${lake}")
            package lake;
            """),

    AUTO_VALUE("AutoValue", """
            package lake;

            import com.google.auto.value.AutoValue;
            import java.time.*;

            /** Value number #. It has eight properties. */
            @AutoValue
            public abstract class T# {
                public abstract String site();
                public abstract LocalDate day();
                public abstract Instant seen();
                public abstract long a();
                public abstract double b();
                public abstract Integer c();
                public abstract String note();
                public abstract boolean e();
            }
            """, "package lake;\n"),

    MAPSTRUCT("MapStruct", """
            package lake;

            import java.time.*;
            import org.mapstruct.Mapper;

            /** Mapper number #. It maps eight properties. */
            @Mapper
            public interface T# {
                Target# map(Source# source);
            }

            class Source# {
                public String site;
                public LocalDate day;
                public Instant seen;
                public long a;
                public double b;
                public Integer c;
                public String note;
                public boolean e;
            }

            class Target# {
                public String site;
                public LocalDate day;
                public Instant seen;
                public long a;
                public double b;
                public Integer c;
                public String note;
                public boolean e;
            }
            """, "package lake;\n"),

    IMMUTABLES("Immutables", """
            package lake;

            import java.time.*;
            import org.immutables.value.Value;

            /** Value number #. It has eight attributes. */
            @Value.Immutable
            public interface T# {
                String site();
                LocalDate day();
                Instant seen();
                long a();
                double b();
                Integer c();
                String note();
                boolean e();
            }
            """, "package lake;\n"),

    RECORD_BUILDER("record-builder", """
            package lake;

            import io.soabase.recordbuilder.core.RecordBuilder;
            import java.time.*;

            /** Record number #. It has eight components. */
            @RecordBuilder
            public record T#(
                    String site,
                    LocalDate day,
                    Instant seen,
                    long a,
                    double b,
                    Integer c,
                    String note,
                    boolean e) {}
            """, "package lake;\n");

    /** So many databases share the tables. */
    private static final int DATABASES = 20;

    private final String title;
    private final String type;
    private final String inPackage;

    Contestant(String title, String type, String inPackage) {
        this.title = title;
        this.type = type;
        this.inPackage = inPackage;
    }

    /** What the report calls it. */
    String title() {
        return title;
    }

    /** Name of the folders in which its jars are. */
    String folder() {
        return title.toLowerCase(Locale.ROOT);
    }

    /** Those that a list of titles, separated by commas, does not leave out. */
    static List<Contestant> without(String skipped) {
        List<String> names = Arrays.asList(skipped.split(",", -1));
        return Arrays.stream(values())
                .filter(contestant -> contestant == NEURALAKE || !names.contains(contestant.folder()))
                .toList();
    }

    /** Writes so many types below a folder, unless they are there. */
    Path sources(Path folder, int types) throws IOException {
        Path root = folder.resolve(folder() + "-" + types);
        Path inPackage = Files.createDirectories(root.resolve("lake"));
        for (int i = 0; i < types; i++) {
            write(
                    inPackage.resolve("T" + i + ".java"),
                    type.replace("#", Integer.toString(i)).replace("@\"", i % DATABASES + "\""));
        }
        // Last, so that a folder with it is whole.
        write(inPackage.resolve("package-info.java"), this.inPackage);
        return root;
    }

    private static void write(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.writeString(file, text);
        }
    }
}
