package dev.retort.schema.change;

import dev.retort.schema.Schema;
import dev.retort.schema.SchemaObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Renames in the order in which each finds its new name free. Where they go round in a circle, one steps aside first.
 *
 * @param steps what can run
 * @param blocked whose new name something has that keeps it, by what has it
 */
public record RenameOrder(List<Rename> steps, Map<Rename, String> blocked) {
    public RenameOrder {
        steps = List.copyOf(steps);
        blocked = Map.copyOf(blocked);
    }

    /** Orders renames of objects of a schema. */
    public static RenameOrder of(List<Rename> renames, Schema schema) {
        if (renames.isEmpty()) {
            return new RenameOrder(List.of(), Map.of()); // asked several times a comparison, and mostly for nothing
        }
        Map<String, String> taken = new HashMap<>();
        for (SchemaObject object : schema.objects().values()) {
            taken.put(Rename.slot(object), object.id().toString());
            EnumDefinition.values(object)
                    .forEach(value ->
                            taken.put(Rename.slot(object) + "." + Names.literal(value), "a value of " + object.id()));
        }
        List<Rename> open = new ArrayList<>();
        for (Rename rename : renames) {
            if (rename.takesTwo()) {
                open.add(rename.move());
                open.add(rename.from(rename.move()));
            } else {
                open.add(rename);
            }
            // A constraint NOT NULL is no object of the schema, and has a name all the same.
            taken.putIfAbsent(rename.slotBefore(), rename.object().id().toString());
        }
        return ordered(open, taken);
    }

    private static RenameOrder ordered(List<Rename> open, Map<String, String> taken) {
        List<Rename> steps = new ArrayList<>();
        Map<Rename, String> blocked = new HashMap<>();
        while (!open.isEmpty()) {
            Optional<Rename> free = open.stream()
                    .filter(it -> taken.containsKey(it.slotBefore()) && !taken.containsKey(it.slotAfter()))
                    .findFirst();
            if (free.isPresent()) {
                open.remove(free.get());
                steps.add(free.get());
                take(free.get(), taken);
                continue;
            }
            Set<String> leaving = open.stream().map(Rename::slotBefore).collect(Collectors.toSet());
            Optional<Rename> stuck = open.stream()
                    .filter(it -> !leaving.contains(it.slotAfter()))
                    .findFirst();
            if (stuck.isPresent()) {
                open.remove(stuck.get());
                blocked.put(stuck.get(), taken.getOrDefault(stuck.get().slotAfter(), "something"));
                continue;
            }
            Rename first = open.removeFirst();
            Rename aside = first.aside(steps.size() + 1);
            steps.add(aside);
            take(aside, taken);
            open.add(first.from(aside));
        }
        return new RenameOrder(steps, blocked);
    }

    private static void take(Rename rename, Map<String, String> taken) {
        taken.remove(rename.slotBefore());
        taken.put(rename.slotAfter(), rename.object().id().toString());
    }
}
