package dev.retort.engine;

import dev.retort.schema.change.Rename;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How what had a name is called after the renames so far; what lies within goes along. */
final class RenamedPaths {
    private final Map<List<String>, List<String>> renamed = new LinkedHashMap<>();

    void add(Rename rename) {
        if (rename.value().isEmpty()) {
            renamed.put(
                    RenameReader.path(rename.object()).parts(),
                    RenameReader.path(rename.after()).parts());
        }
    }

    /** Outermost first, since what lies within was renamed where that was by then. */
    List<String> now(List<String> path) {
        List<String> now = path;
        for (int length = 1; length < path.size(); length++) {
            List<String> after = renamed.get(now.subList(0, length));
            if (after != null) {
                List<String> next = new ArrayList<>(after);
                next.addAll(now.subList(length, now.size()));
                now = next;
            }
        }
        return now;
    }
}
