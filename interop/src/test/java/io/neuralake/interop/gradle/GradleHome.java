package io.neuralake.interop.gradle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * An installation of Gradle, put together of what Maven can fetch.
 *
 * <p>Gradle's distributions are not in Maven repositories, but one jar that holds all classes of a distribution is, for
 * those who write plugins. Gradle looks for its parts by the names of jars; each of them is made here, refers to that one
 * jar, and is otherwise empty. All code that runs is Gradle's own.
 */
final class GradleHome {

    /** The newest version of which that jar is complete: it lacks parts of Gradle 8. */
    static final String VERSION = "7.6.4";

    private static final Path HOME = Path.of("target", "gradle").toAbsolutePath();

    /** Where Maven puts what it fetches. */
    static final Path FETCHED = HOME.resolve("lib");

    private static final String CLASSES = "gradle-api-" + VERSION + ".jar";
    private static final String SHA_256 = "4a0652803198abf1de314cc7072e76fda4b016050bd07b87e17d55b7888d8f52";

    /** Libraries whose classes are in that jar and which Gradle looks for by name, to start workers. */
    private static final List<String> LIBRARIES =
            List.of("asm", "commons-lang", "guava", "jul-to-slf4j", "kryo", "native-platform", "slf4j-api");

    /** What Gradle loads apart from all else: the part that runs within the compiler. */
    private static final String COMPILER_PLUGIN = "gradle-java-compiler-plugin";

    private static final String PARTS = "-classpath.properties";

    private GradleHome() {}

    /** The home of the installation. */
    static Path complete() throws IOException {
        Path complete = HOME.resolve("complete");
        if (!Files.exists(complete)) {
            verify(FETCHED.resolve(CLASSES));
            List<Path> jars = fetched();
            try (JarFile classes = new JarFile(FETCHED.resolve(CLASSES).toFile())) {
                for (JarEntry entry : classes.stream().toList()) {
                    String name = entry.getName();
                    if (name.startsWith("gradle-") && name.endsWith(PARTS)) {
                        writePart(classes, entry, name.substring(0, name.length() - PARTS.length()), jars);
                    }
                }
            }
            for (String library : LIBRARIES) {
                try (JarOutputStream jar = open(library + "-0.jar")) {
                    jar.finish();
                }
            }
            // What Gradle knows an installation by.
            Files.createDirectories(FETCHED.resolve("plugins"));
            Files.createFile(complete);
        }
        return HOME;
    }

    static String jar(String part) {
        return part + "-" + VERSION + ".jar";
    }

    private static void verify(Path jar) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                Files.copy(jar, sink);
            }
            String found = HexFormat.of().formatHex(digest.digest());
            if (!found.equals(SHA_256)) {
                throw new IOException(jar + " has SHA-256 " + found + ", not " + SHA_256);
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static List<Path> fetched() throws IOException {
        try (var files = Files.list(FETCHED)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** The other parts that a part needs stay in its list; of libraries, there are those that Maven fetched. */
    private static void writePart(JarFile classes, JarEntry entry, String part, List<Path> fetched) throws IOException {
        String needs = new String(classes.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
        StringBuilder kept = new StringBuilder(needs.lines()
                .filter(line -> !line.startsWith("runtime="))
                .map(line -> line + "\n")
                .collect(Collectors.joining()));
        if (part.equals("gradle-base-services")) {
            kept.append("runtime=")
                    .append(fetched.stream()
                            .map(jar -> jar.getFileName().toString())
                            .collect(Collectors.joining(",")))
                    .append('\n');
        }
        try (JarOutputStream jar = open(jar(part))) {
            jar.putNextEntry(new JarEntry(entry.getName()));
            jar.write(kept.toString().getBytes(StandardCharsets.ISO_8859_1));
            if (part.equals(COMPILER_PLUGIN)) {
                for (JarEntry type : classes.stream().toList()) {
                    if (type.getName().matches("org/gradle/internal/compiler/java/.*\\.class")) {
                        jar.putNextEntry(new JarEntry(type.getName()));
                        classes.getInputStream(type).transferTo(jar);
                    }
                }
            }
        }
    }

    private static JarOutputStream open(String name) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, CLASSES);
        return new JarOutputStream(Files.newOutputStream(FETCHED.resolve(name)), manifest);
    }
}
