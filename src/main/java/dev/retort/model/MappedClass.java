package dev.retort.model;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A class that JPA maps.
 *
 * @param name in binary form: {@code shop.Order$Line}
 */
record MappedClass(Kind kind, String name) implements Comparable<MappedClass> {
    /** What it is to JPA. */
    enum Kind {
        ENTITY("Entity", "entities"),
        EMBEDDABLE("Embeddable", "embeddables"),
        MAPPED_SUPERCLASS("MappedSuperclass", "mapped superclasses"),
        CONVERTER("Converter", "converters");

        private final String descriptor;
        private final String plural;

        Kind(String annotation, String plural) {
            this.descriptor = "Ljakarta/persistence/" + annotation + ";";
            this.plural = plural;
        }
    }

    @Override
    public int compareTo(MappedClass other) {
        return Comparator.comparing(MappedClass::kind)
                .thenComparing(MappedClass::name)
                .compare(this, other);
    }

    /** What a class file holds, if JPA maps it. */
    static Optional<MappedClass> read(byte[] classFile) {
        ClassModel model = ClassFile.of().parse(classFile);
        List<String> annotations = model.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(attribute -> attribute.annotations().stream())
                .map(annotation -> annotation.className().stringValue())
                .toList();
        String name = model.thisClass().asInternalName().replace('/', '.');
        return Arrays.stream(Kind.values())
                .filter(kind -> annotations.contains(kind.descriptor))
                .map(kind -> new MappedClass(kind, name))
                .findFirst();
    }

    /** A line a kind, with the names of all. */
    static List<String> notes(List<MappedClass> classes) {
        List<String> notes = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            List<String> names = classes.stream()
                    .filter(mapped -> mapped.kind() == kind)
                    .map(MappedClass::name)
                    .toList();
            if (!names.isEmpty()) {
                notes.add(kind.plural + " (" + names.size() + "): " + String.join(", ", names));
            }
        }
        return notes;
    }
}
