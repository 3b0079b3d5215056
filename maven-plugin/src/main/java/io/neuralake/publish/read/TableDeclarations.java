package io.neuralake.publish.read;

import io.neuralake.catalog.manifest.ManifestFormat;
import io.neuralake.publish.read.ClassFile.Annotated;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the fragments that there should be: one for each {@code @Table} in the class files. */
final class TableDeclarations {

    private static final String TABLE = "Lio/neuralake/annotations/Table;";
    private static final String OTHER_RELEASES = "META-INF/versions/";

    private TableDeclarations() {}

    /** Names of the fragments, in the order of the class files. */
    static List<String> fragments(EntryFiles files) throws IOException {
        List<String> fragments = new ArrayList<>();
        for (String name : files.names()) {
            if (name.endsWith(".class") && !name.startsWith(OTHER_RELEASES)) {
                Optional<Annotated> annotated = ClassFile.find(files.read(name), TABLE);
                annotated.ifPresent(type -> fragments.addAll(fragments(type)));
            }
        }
        return fragments;
    }

    private static List<String> fragments(Annotated annotated) {
        List<String> fragments = new ArrayList<>();
        if (annotated.onType()) {
            fragments.add(ManifestFormat.fragment(annotated.type(), ""));
        }
        annotated.methods().forEach(method -> fragments.add(ManifestFormat.fragment(annotated.type(), method)));
        return fragments;
    }
}
