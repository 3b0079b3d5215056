package io.neuralake.publish;

import io.neuralake.catalog.Problem;
import io.neuralake.catalog.merge.CatalogMerge;
import io.neuralake.catalog.merge.Merged;
import io.neuralake.publish.impact.Impact;
import io.neuralake.publish.impact.ImpactAnalysis;
import io.neuralake.publish.read.ClassPathEntry;
import io.neuralake.publish.read.ModuleReader;
import io.neuralake.publish.read.ReadModule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the catalog of a class path, whatever is wrong with it, and finds what uses something of it. Writes nothing. */
public final class ImpactSearch {

    private final String version;

    /** A search by a version of Neuralake, which fixes name. */
    ImpactSearch(String version) {
        this.version = version;
    }

    /** The search of this version. */
    public static ImpactSearch standard() {
        return new ImpactSearch(Version.text());
    }

    /**
     * What uses a column, table or database.
     *
     * @param name what is asked about, {@code implant.implant_diagnostics.local_ts}
     * @param classPath jars and class folders that have tables, users, or both
     * @param tests class folders that have users only
     * @throws io.neuralake.publish.impact.UnknownNameException if nothing has that name
     */
    public Impact of(String name, List<ClassPathEntry> classPath, List<ClassPathEntry> tests) {
        ModuleReader reader = new ModuleReader(version);
        List<ReadModule> modules = classPath.parallelStream().map(reader::read).toList();
        Merged merged =
                CatalogMerge.merge(modules.stream().map(ReadModule::module).toList());
        Impact impact = new ImpactAnalysis(merged.catalog())
                .of(name, Stream.concat(classPath.stream(), tests.stream()).toList());
        List<String> warnings = new ArrayList<>();
        Stream.of(
                        modules.stream().flatMap(module -> module.problems().stream()),
                        new Unprocessed(version).check(modules),
                        merged.problems().stream())
                .flatMap(problems -> problems)
                .map(Problem::text)
                .forEach(warnings::add);
        warnings.addAll(impact.warnings());
        return new Impact(
                impact.asked(), impact.uses(), impact.allColumns(), impact.declared(), impact.derived(), warnings);
    }
}
