package dev.retort.engine;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a run hands to its scripts, which read it with {@code current_setting('x.NAME')}.
 *
 * @param values by name; names are those of PostgreSQL's settings: letters, digits and underscores
 */
public record Variables(Map<String, String> values) {
    public static final Variables NONE = new Variables(Map.of());

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,50}");

    public Variables {
        values = Map.copyOf(values);
        for (String name : values.keySet()) {
            if (!NAME.matcher(name).matches()) {
                throw new EngineException("cannot hand the variable \"" + name.replaceAll("\\p{Cntrl}", "?")
                        + "\" to the scripts: a name has letters, digits and underscores, and begins with no digit");
            }
        }
    }

    /** By the names of the settings, in one order. */
    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        values.forEach((name, value) -> settings.put("x." + name, value));
        return settings;
    }
}
