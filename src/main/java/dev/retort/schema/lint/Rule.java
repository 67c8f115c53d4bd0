package dev.retort.schema.lint;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is looked for. A rule's name is for ever: files and configurations hold it. */
public enum Rule {
    // What blocks readers or writers for as long as a table is big.
    LOCK_INDEX(
            Severity.ERROR,
            true,
            "Building an index holds SHARE on its table: everybody reads, nobody writes until all rows have been read."),
    LOCK_DROP_INDEX(
            Severity.WARNING,
            true,
            "Dropping an index waits for ACCESS EXCLUSIVE on its table; who comes after it waits behind it."),
    LOCK_REINDEX(
            Severity.ERROR,
            true,
            "Rebuilding an index blocks writes to its table, and reads that would use the index, until all rows have been read."),
    LOCK_CHECK(
            Severity.ERROR,
            true,
            "A new check reads all rows under ACCESS EXCLUSIVE. Added NOT VALID it holds for new rows at once, and validating it"
                    + " later blocks nobody."),
    LOCK_FOREIGN_KEY(
            Severity.ERROR,
            true,
            "A new foreign key looks up each row while both tables are locked against writes. Added NOT VALID it holds for new rows"
                    + " at once, and validating it later blocks nobody."),
    LOCK_UNIQUE(
            Severity.ERROR,
            true,
            "A new key builds its index under ACCESS EXCLUSIVE. An index built concurrently before can become the key in a moment."),
    LOCK_EXCLUSION(
            Severity.ERROR,
            true,
            "A new exclusion constraint builds its index under ACCESS EXCLUSIVE, and PostgreSQL has no other way to add one."),
    LOCK_NOT_NULL(
            Severity.ERROR,
            true,
            "SET NOT NULL reads all rows under ACCESS EXCLUSIVE, unless a valid constraint proves already that there is no null."),
    LOCK_DOMAIN(
            Severity.ERROR,
            true,
            "A constraint of a domain reads every table that uses the domain, and blocks writes to all of them meanwhile."),
    LOCK_TARGET(
            Severity.NOTE,
            true,
            "A foreign key's new trigger needs SHARE ROW EXCLUSIVE on the table it refers to as well: short, but it waits for writers,"
                    + " and writers wait behind it."),
    LOCK_DROP_TARGET(
            Severity.WARNING,
            true,
            "Dropping a foreign key, its table or a partition takes ACCESS EXCLUSIVE on the other table too, whose readers nobody"
                    + " thinks of."),
    LOCK_PARTITION_PARENT(
            Severity.WARNING,
            true,
            "CREATE TABLE … PARTITION OF takes ACCESS EXCLUSIVE on the parent, and so stops all readers of all partitions."
                    + " Attaching a table takes a lock that blocks neither."),
    LOCK_ATTACH(
            Severity.WARNING,
            true,
            "Attaching a partition reads all its rows, unless a valid CHECK proves that they fit; with a default partition that one"
                    + " is read too, under ACCESS EXCLUSIVE."),
    LOCK_DETACH(
            Severity.WARNING,
            true,
            "Detaching a partition takes ACCESS EXCLUSIVE on the parent, and so stops all readers of all partitions."),
    LOCK_REFRESH(
            Severity.WARNING,
            true,
            "Refreshing a materialized view holds ACCESS EXCLUSIVE on it while its query runs."),
    LOCK_TABLE(
            Severity.WARNING,
            true,
            "An explicit lock is held until the transaction ends, whatever else happens in it."),
    REWRITE_TYPE(
            Severity.ERROR,
            true,
            "Changing a type writes all rows and all indexes anew under ACCESS EXCLUSIVE, where the old values do not serve as they"
                    + " are."),
    REWRITE_DEFAULT(
            Severity.ERROR,
            true,
            "A default that is another one for each row is written into all rows under ACCESS EXCLUSIVE. One that is the same for"
                    + " all costs nothing."),
    REWRITE_DOMAIN(
            Severity.ERROR,
            true,
            "A column of a domain with a constraint is checked in all rows, and written into them under ACCESS EXCLUSIVE, even where"
                    + " all of it is null."),
    REWRITE_GENERATED(
            Severity.ERROR,
            true,
            "A stored generated column, an identity or a serial is computed for all rows at once, under ACCESS EXCLUSIVE."),
    REWRITE_TABLE(
            Severity.ERROR,
            true,
            "All rows are written anew under ACCESS EXCLUSIVE, and as much space again is needed."),

    // What the application that runs meanwhile does not expect, and what is gone.
    ADD_REQUIRED_COLUMN(
            Severity.ERROR,
            false,
            "A required column without a default fails where there are rows, and makes every INSERT fail that does not know it."),
    DROP_COLUMN(
            Severity.ERROR,
            false,
            "The application that runs meanwhile still names the column, and its values are gone."),
    DROP_TABLE(
            Severity.ERROR, false, "The application that runs meanwhile still uses the table, and its rows are gone."),
    DROP_OBJECT(Severity.WARNING, false, "The application that runs meanwhile may still use it."),
    DROP_SCHEMA(Severity.ERROR, false, "All that is in it goes too, with all rows, and nothing names what that is."),
    DROP_CASCADE(
            Severity.WARNING,
            false,
            "CASCADE drops what depends on it, and what that is nobody reads here: name it, so that a surprise fails."),
    DROP_DEFAULT(
            Severity.NOTE,
            false,
            "Rows that the running application inserts without the column get null, or fail where it is required."),
    DROP_NOT_NULL(
            Severity.NOTE,
            false,
            "The running application may not expect a null there; and going back fails once there is one."),
    RENAME_COLUMN(
            Severity.ERROR,
            false,
            "The application that runs meanwhile names the old column, and the next one the new: one of them fails."),
    RENAME_TABLE(
            Severity.ERROR,
            false,
            "The application that runs meanwhile names the old table, and the next one the new: one of them fails."),
    RENAME_OBJECT(Severity.WARNING, false, "The application that runs meanwhile uses the old name."),
    RENAME_ENUM_VALUE(
            Severity.ERROR,
            false,
            "The application that runs meanwhile writes the old value, and reads one it does not know."),
    CHANGE_TYPE(
            Severity.WARNING,
            false,
            "The application that runs meanwhile reads and writes the old type; prepared statements fail once."),
    ROW_SECURITY(
            Severity.WARNING,
            false,
            "Who is not the owner sees only the rows that a policy gives him, and none where there is no policy."),
    TRUNCATE(
            Severity.ERROR,
            false,
            "All rows are gone, under ACCESS EXCLUSIVE; with CASCADE those of other tables too."),
    DELETE_ALL(Severity.WARNING, false, "Without WHERE all rows are gone, one after the other, in one transaction."),
    UPDATE_ALL(
            Severity.WARNING,
            true,
            "One UPDATE of all rows locks each of them until it commits, doubles the table and holds VACUUM back."),

    // Transactions.
    LOCK_TIMEOUT(
            Severity.ERROR,
            true,
            "A statement that waits for a strong lock without a limit stops everybody who comes after it, for as long as somebody"
                    + " else reads."),
    LOCK_HELD(
            Severity.WARNING,
            true,
            "An ACCESS EXCLUSIVE lock is held until the transaction ends: what takes long after it keeps all readers out."),
    MERGE_ALTERS(
            Severity.NOTE, true, "Each ALTER TABLE reads or writes all rows again; the actions of one do it once."),
    VALIDATE_TOO_SOON(
            Severity.WARNING,
            true,
            "In one transaction with NOT VALID, VALIDATE reads all rows under the lock that NOT VALID was meant to keep short."),
    ENUM_VALUE_USED(
            Severity.ERROR,
            true,
            "A new value of an enum cannot be used before the transaction that adds it has committed."),
    MIXED_TRANSACTION(
            Severity.WARNING,
            true,
            "A statement that PostgreSQL refuses in a transaction takes the transaction from all others of its script: a failure"
                    + " leaves half of them done."),
    CONCURRENT_IN_TRANSACTION(Severity.ERROR, true, "PostgreSQL refuses this statement in a transaction."),
    TRANSACTION_CONTROL(
            Severity.ERROR,
            true,
            "Each step is one transaction, together with its row in the version table; a script cannot begin or end one."),
    MISSING_DOWNGRADE(
            Severity.WARNING, false, "Without a way back, a rollback of the application leaves it a newer database."),
    CONCURRENT_IF_NOT_EXISTS(
            Severity.WARNING,
            true,
            "A concurrent build that failed leaves an invalid index of that name, which IF NOT EXISTS takes for the index."),
    UNNAMED_INDEX(
            Severity.WARNING,
            true,
            "Where the server chooses the name, nobody finds what a concurrent build that was interrupted left behind."),

    // What one would rather not have later.
    FOREIGN_KEY_WITHOUT_INDEX(
            Severity.WARNING,
            false,
            "Each DELETE or change of a key in the table that is referred to reads this table whole."),
    NO_PRIMARY_KEY(
            Severity.WARNING,
            false,
            "Without a key no row can be named: logical replication refuses changes, and what a downgrade overwrites cannot be kept."),
    PREFER_BIGINT_KEY(
            Severity.WARNING,
            false,
            "An integer ends at 2,147,483,647; changing the key of a big table later rewrites it and all that refer to it."),
    PREFER_IDENTITY(
            Severity.NOTE,
            false,
            "A serial leaves its sequence's rights and its default behind it; an identity column belongs to the standard and to"
                    + " the table."),
    PREFER_JSONB(
            Severity.WARNING,
            false,
            "json has no equality: DISTINCT, GROUP BY and UNION fail on it, and no index serves it."),
    PREFER_TIMESTAMPTZ(Severity.NOTE, false, "A timestamp without time zone is another moment in each session's zone."),
    CHAR_TYPE(
            Severity.NOTE,
            false,
            "char(n) fills up with blanks, which then count here and not there, and saves nothing."),
    MONEY_TYPE(Severity.NOTE, false, "What money means depends on the setting lc_monetary of whoever reads it."),
    IDENTIFIER_TOO_LONG(
            Severity.WARNING,
            false,
            "PostgreSQL cuts a name after 63 bytes without an error, and two may then be the same."),
    DUPLICATE_INDEX(
            Severity.NOTE,
            false,
            "An index that another begins with costs writes and space, and serves no query more."),
    WIDE_INDEX(
            Severity.NOTE,
            false,
            "An index of more than three columns is large and seldom of use beyond its first ones."),
    SECURITY_DEFINER(
            Severity.WARNING,
            false,
            "A function with its owner's rights runs what the caller's search_path shows it, unless it sets its own."),
    RULE(
            Severity.NOTE,
            false,
            "A rule rewrites queries, evaluates expressions more than once and hides what RETURNING says."),
    DISABLED_TRIGGER(
            Severity.WARNING,
            true,
            "A trigger that stays disabled does nothing for anybody from now on; ALL means foreign keys too."),
    OPAQUE_CODE(Severity.NOTE, true, "What a block or a procedure does cannot be told from its words."),

    // The ignores themselves.
    IGNORE_UNUSED(Severity.WARNING, true, "An ignore that silences nothing would silence what comes later."),
    IGNORE_UNCLEAR(
            Severity.WARNING, true, "An ignore names the rules and says why, so that whoever reads it can judge.");

    private final Severity severity;
    private final boolean onDowngrade;
    private final String why;

    Rule(Severity severity, boolean onDowngrade, String why) {
        this.severity = severity;
        this.onDowngrade = onDowngrade;
        this.why = why;
    }

    /** By its name in files and configurations, such as {@code lock-index}. */
    public static Optional<Rule> of(String id) {
        return Arrays.stream(values()).filter(rule -> rule.id().equals(id)).findFirst();
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where no configuration says otherwise. */
    public Severity severity() {
        return severity;
    }

    /** Whether it holds for the way back too, which by its nature drops what the way there made. */
    public boolean onDowngrade() {
        return onDowngrade;
    }

    /** One or two sentences. */
    public String why() {
        return why;
    }
}
