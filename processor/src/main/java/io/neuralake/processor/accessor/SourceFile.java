package io.neuralake.processor.accessor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import io.neuralake.emitters.Artifact;
import java.util.List;
import javax.lang.model.element.Modifier;

/** What all generated classes have in common. */
final class SourceFile {

    static final ClassName GENERATED = ClassName.get("javax.annotation.processing", "Generated");

    private SourceFile() {}

    /** A public final class, marked as far as its surroundings allow. */
    static TypeSpec.Builder type(ClassName name, Surroundings surroundings, String generator) {
        TypeSpec.Builder type = TypeSpec.classBuilder(name).addModifiers(Modifier.PUBLIC, Modifier.FINAL);
        if (surroundings.marked()) {
            type.addAnnotation(AnnotationSpec.builder(GENERATED)
                    .addMember("value", "$S", generator)
                    .build());
        }
        suppress(type, surroundings.suppressed());
        return type;
    }

    private static void suppress(TypeSpec.Builder type, List<String> lints) {
        if (lints.isEmpty()) {
            return;
        }
        AnnotationSpec.Builder suppression = AnnotationSpec.builder(SuppressWarnings.class);
        for (String lint : lints) {
            suppression.addMember("value", "$S", lint);
        }
        type.addAnnotation(suppression.build());
    }

    /** A constructor that passes a catalog on to the superclass; the body is still open. */
    static MethodSpec.Builder constructor(String does, String catalog) {
        return MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("$L\n\n@param $L the catalog that holds it", does, catalog)
                .addParameter(
                        ParameterSpec.builder(RuntimeNames.CATALOG, catalog).build());
    }

    static Artifact artifact(ClassName name, TypeSpec type) {
        String text = JavaFile.builder(name.packageName(), type)
                .indent("    ")
                .skipJavaLangImports(true)
                .build()
                .toString();
        return new Artifact(Artifact.Kind.SOURCE, name.reflectionName(), text);
    }
}
