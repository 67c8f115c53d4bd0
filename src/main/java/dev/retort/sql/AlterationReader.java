package dev.retort.sql;

import java.util.Optional;

/** Reads one action of an ALTER TABLE. */
final class AlterationReader {
    private static final Pattern ADD_COLUMN = Pattern.of("ADD [COLUMN] [IF] [NOT] [EXISTS]");
    private static final Pattern DROP_COLUMN = Pattern.of("DROP [COLUMN] [IF] [EXISTS]");
    private static final Pattern DROP_CONSTRAINT = Pattern.of("DROP CONSTRAINT [IF] [EXISTS]");
    private static final Pattern VALIDATE = Pattern.of("VALIDATE CONSTRAINT");
    private static final Pattern ALTER_CONSTRAINT = Pattern.of("ALTER CONSTRAINT");
    private static final Pattern ALTER_COLUMN = Pattern.of("ALTER [COLUMN]");
    private static final Pattern TYPE = Pattern.of("[SET] [DATA] TYPE");
    private static final Pattern RENAME_TABLE = Pattern.of("RENAME TO");
    private static final Pattern RENAME_CONSTRAINT = Pattern.of("RENAME CONSTRAINT");
    private static final Pattern RENAME_COLUMN = Pattern.of("RENAME [COLUMN]");
    private static final Pattern TO = Pattern.of("name TO");
    private static final Pattern SET_SCHEMA = Pattern.of("SET SCHEMA");
    private static final Pattern ATTACH = Pattern.of("ATTACH PARTITION");
    private static final Pattern DETACH = Pattern.of("DETACH PARTITION");

    private AlterationReader() {}

    static Alteration read(Phrase action) {
        return constraint(action)
                .or(() -> setting(action))
                .or(() -> column(action))
                .or(() -> name(action))
                .or(() -> partition(action))
                .orElseGet(() -> new Alteration.Unknown(action.oneLine()));
    }

    private static Optional<Alteration> constraint(Phrase action) {
        if (action.startsWith("ADD")) {
            return ConstraintReader.read(action.rest()).map(Alteration.AddConstraint::new);
        }
        boolean cascade = action.after("CASCADE").isPresent();
        return named(DROP_CONSTRAINT, action)
                .<Alteration>map(at -> new Alteration.DropConstraint(at.plainName(), cascade))
                .or(() -> named(VALIDATE, action).map(at -> new Alteration.ValidateConstraint(at.plainName())))
                .or(() -> named(ALTER_CONSTRAINT, action).map(at -> new Alteration.AlterConstraint(at.plainName())));
    }

    private static Optional<Alteration> setting(Phrase action) {
        for (TableSetting setting : TableSetting.values()) {
            Optional<Phrase> rest = setting.match(action);
            if (rest.isPresent()) {
                boolean other = setting == TableSetting.INHERIT || setting == TableSetting.NO_INHERIT;
                return Optional.of(new Alteration.Change(setting, other ? rest.map(SqlName::at) : Optional.empty()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Alteration> column(Phrase action) {
        boolean ifNotExists = action.after("EXISTS").isPresent();
        return named(ADD_COLUMN, action)
                .<Alteration>map(at -> new Alteration.AddColumn(ColumnReader.read(at), ifNotExists))
                .or(() -> named(DROP_COLUMN, action)
                        .map(at -> new Alteration.DropColumn(
                                at.plainName(), action.after("CASCADE").isPresent())))
                .or(() -> named(ALTER_COLUMN, action).flatMap(AlterationReader::alterColumn));
    }

    private static Optional<Alteration> alterColumn(Phrase at) {
        String column = at.plainName();
        Phrase change = at.rest();
        Optional<Phrase> type = TYPE.match(change);
        if (type.isPresent()) {
            Phrase end = TypeName.end(type.get());
            return Optional.of(new Alteration.ChangeType(
                    column,
                    TypeName.of(type.get().upTo(end)),
                    end.after("USING").map(Phrase::oneLine)));
        }
        return Pattern.of("SET DEFAULT")
                .match(change)
                .<Alteration>map(value -> new Alteration.SetDefault(column, value.oneLine(), Expression.calls(value)))
                .or(() -> Pattern.of("DROP DEFAULT").match(change).map(end -> new Alteration.DropDefault(column)))
                .or(() -> Pattern.of("SET NOT NULL").match(change).map(end -> new Alteration.SetNotNull(column)))
                .or(() -> Pattern.of("DROP NOT NULL").match(change).map(end -> new Alteration.DropNotNull(column)));
    }

    private static Optional<Alteration> name(Phrase action) {
        return named(RENAME_TABLE, action)
                .<Alteration>map(to -> new Alteration.RenameTable(to.plainName()))
                .or(() -> RENAME_CONSTRAINT.match(action).flatMap(from -> named(TO, from)
                        .map(to -> new Alteration.RenameConstraint(from.plainName(), to.plainName()))))
                .or(() -> RENAME_COLUMN.match(action).flatMap(from -> named(TO, from)
                        .map(to -> new Alteration.RenameColumn(from.plainName(), to.plainName()))))
                .or(() -> named(SET_SCHEMA, action).map(to -> new Alteration.SetSchema(to.plainName())));
    }

    private static Optional<Alteration> partition(Phrase action) {
        return named(ATTACH, action)
                .<Alteration>map(at -> {
                    Phrase bound = at.afterName().orElseThrow();
                    return new Alteration.AttachPartition(SqlName.at(at), bound.startsWith("DEFAULT"), bound.oneLine());
                })
                .or(() -> named(DETACH, action).map(at -> {
                    Phrase end = at.afterName().orElseThrow();
                    return new Alteration.DetachPartition(
                            SqlName.at(at), end.startsWith("CONCURRENTLY"), end.startsWith("FINALIZE"));
                }));
    }

    /** What follows a beginning, where a name stands there. */
    private static Optional<Phrase> named(Pattern beginning, Phrase phrase) {
        return beginning.match(phrase).filter(at -> at.afterName().isPresent());
    }
}
