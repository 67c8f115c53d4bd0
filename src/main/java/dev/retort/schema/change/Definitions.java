package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.SchemaObject;
import java.util.Optional;
import java.util.Set;

/** The definition of each kind; none of those that are not handled. */
final class Definitions {
    private final Folding folding;
    private final Set<ObjectId> gone;
    private final TableDefinition tables;

    /**
     * For one way from a schema to another.
     *
     * @param gone what goes, if only for the time; it is still being found out
     */
    Definitions(Folding folding, Set<ObjectId> gone) {
        this.folding = folding;
        this.gone = gone;
        this.tables = new TableDefinition(folding);
    }

    Optional<Definition> of(SchemaObject object) {
        boolean attribute = object.id().kind() == Kind.COLUMN
                && object.parent()
                        .filter(parent -> parent.kind() == Kind.COMPOSITE)
                        .isPresent();
        return attribute
                ? Optional.of(new TypeDefinitions.Attribute())
                : of(object.id().kind());
    }

    private Optional<Definition> of(Kind kind) {
        return switch (kind) {
            case SCHEMA -> Optional.of(new GlobalDefinitions.Namespace());
            case EXTENSION -> Optional.of(new GlobalDefinitions.Extension());
            case COLLATION -> Optional.of(new TypeDefinitions.Collation());
            case ENUM -> Optional.of(new EnumDefinition(gone));
            case DOMAIN -> Optional.of(new TypeDefinitions.Domain(gone));
            case COMPOSITE -> Optional.of(new TypeDefinitions.Composite());
            case RANGE -> Optional.of(new TypeDefinitions.Range(gone));
            case BASE_TYPE -> Optional.of(new TypeDefinitions.Base());
            case SEQUENCE -> Optional.of(new SequenceDefinition());
            case TABLE -> Optional.of(tables);
            case VIEW -> Optional.of(new ViewDefinition());
            case MATERIALIZED_VIEW -> Optional.of(new ViewDefinition.Materialized());
            case COLUMN -> Optional.of(new ColumnDefinition(folding));
            case CONSTRAINT -> Optional.of(new ConstraintDefinition());
            case INDEX -> Optional.of(new IndexDefinition());
            case STATISTICS -> Optional.of(new TablePartDefinitions.Statistics());
            case FUNCTION, PROCEDURE -> Optional.of(new RoutineDefinition());
            case AGGREGATE -> Optional.of(new RoutineDefinition.Aggregate());
            case TRIGGER -> Optional.of(new TablePartDefinitions.Switchable("TRIGGER"));
            case RULE -> Optional.of(new TablePartDefinitions.Switchable("RULE"));
            case POLICY -> Optional.of(new TablePartDefinitions.Policy());
            case EVENT_TRIGGER -> Optional.of(new TablePartDefinitions.EventTrigger());
            case PUBLICATION -> Optional.of(new GlobalDefinitions.Publication());
            case FOREIGN_TABLE -> Optional.of(new ForeignDefinitions.ForeignTable());
            case FOREIGN_DATA_WRAPPER -> Optional.of(new ForeignDefinitions.Wrapper());
            case FOREIGN_SERVER -> Optional.of(new ForeignDefinitions.Server());
            case CAST -> Optional.of(new OperatorDefinitions.Cast());
            case OPERATOR -> Optional.of(new OperatorDefinitions.Operator());
            case TEXT_SEARCH_PARSER -> Optional.of(TextSearchDefinitions.Functions.PARSER);
            case TEXT_SEARCH_TEMPLATE -> Optional.of(TextSearchDefinitions.Functions.TEMPLATE);
            case TEXT_SEARCH_DICTIONARY -> Optional.of(new TextSearchDefinitions.Dictionary());
            case TEXT_SEARCH_CONFIGURATION -> Optional.of(new TextSearchDefinitions.Configuration());
            case DEFAULT_PRIVILEGES -> Optional.of(new DefaultPrivilegesDefinition());
            case OPERATOR_CLASS -> Optional.of(new OperatorDefinitions.OperatorClass());
            case OPERATOR_FAMILY -> Optional.of(new OperatorDefinitions.OperatorFamily());
            case USER_MAPPING -> Optional.of(new ForeignDefinitions.UserMapping());
            case SUBSCRIPTION -> Optional.of(new SubscriptionDefinition());
            case OTHER -> Optional.empty();
        };
    }
}
