package dev.retort.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a database is made of: a line for each column, constraint, index and so on, and each table's number of rows. */
record Schema(Set<String> lines) {
    Schema {
        lines = Set.copyOf(lines);
    }

    /** Leaves out the version table: Alembic's and ours differ in the length of ids. */
    static Schema of(List<String> lines, String versionTable) {
        Pattern own = Pattern.compile(".*\\b" + Pattern.quote(versionTable) + "(_pkc)?\\b.*", Pattern.DOTALL);
        return new Schema(Set.copyOf(lines.stream()
                .filter(line -> !own.matcher(line).matches())
                .distinct()
                .toList()));
    }

    /** What this has and the other has not, and the other way round; a line each, sorted. */
    List<String> differences(Schema other) {
        Set<String> missing = new TreeSet<>(lines);
        missing.removeAll(other.lines);
        Set<String> surplus = new TreeSet<>(other.lines);
        surplus.removeAll(lines);
        List<String> differences = new ArrayList<>();
        missing.forEach(line -> differences.add("only after the project: " + line));
        surplus.forEach(line -> differences.add("only after the files:   " + line));
        return differences;
    }
}
