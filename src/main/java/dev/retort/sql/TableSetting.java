package dev.retort.sql;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What ALTER TABLE changes besides columns, constraints, names and partitions. */
public enum TableSetting {
    STATISTICS("ALTER [COLUMN] name SET STATISTICS"),
    COLUMN_OPTIONS("ALTER [COLUMN] name SET|RESET (…)"),
    STORAGE("ALTER [COLUMN] name SET STORAGE"),
    COMPRESSION("ALTER [COLUMN] name SET COMPRESSION"),
    ADD_IDENTITY("ALTER [COLUMN] name ADD GENERATED"),
    IDENTITY(
            "ALTER [COLUMN] name SET GENERATED|INCREMENT|MINVALUE|MAXVALUE|START|CACHE|CYCLE|NO",
            "ALTER [COLUMN] name RESTART"),
    DROP_IDENTITY("ALTER [COLUMN] name DROP IDENTITY"),
    EXPRESSION("ALTER [COLUMN] name SET EXPRESSION"),
    DROP_EXPRESSION("ALTER [COLUMN] name DROP EXPRESSION"),
    ENABLE_TRIGGER("ENABLE [ALWAYS|REPLICA] TRIGGER"),
    DISABLE_TRIGGER("DISABLE TRIGGER"),
    RULE("ENABLE|DISABLE [ALWAYS|REPLICA] RULE"),
    ENABLE_ROW_SECURITY("ENABLE|FORCE ROW LEVEL SECURITY"),
    DISABLE_ROW_SECURITY("DISABLE ROW LEVEL SECURITY", "NO FORCE ROW LEVEL SECURITY"),
    CLUSTER("CLUSTER ON", "SET WITHOUT CLUSTER"),
    PERSISTENCE("SET LOGGED|UNLOGGED"),
    TABLESPACE("SET TABLESPACE"),
    ACCESS_METHOD("SET ACCESS METHOD"),
    PARAMETERS("SET|RESET (…)"),
    INHERIT("INHERIT"),
    NO_INHERIT("NO INHERIT"),
    OWNER("OWNER TO"),
    REPLICA_IDENTITY("REPLICA IDENTITY"),
    OF_TYPE("OF name", "NOT OF");

    /** Never changed, which the compiler cannot see of a list. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Pattern> forms;

    TableSetting(String... forms) {
        this.forms = Arrays.stream(forms).map(Pattern::of).toList();
    }

    /** What follows the words of this setting, where the action is one. */
    Optional<Phrase> match(Phrase action) {
        return forms.stream().flatMap(form -> form.match(action).stream()).findFirst();
    }
}
