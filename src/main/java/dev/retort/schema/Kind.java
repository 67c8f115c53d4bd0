package dev.retort.schema;

/** The kinds of objects, in the order in which a difference names them. */
public enum Kind {
    SCHEMA("schema"),
    EXTENSION("extension"),
    COLLATION("collation"),
    ENUM("enum type"),
    DOMAIN("domain"),
    COMPOSITE("composite type"),
    RANGE("range type"),
    BASE_TYPE("base type"),
    SEQUENCE("sequence"),
    TABLE("table"),
    FOREIGN_TABLE("foreign table"),
    VIEW("view"),
    MATERIALIZED_VIEW("materialized view"),
    COLUMN("column"),
    CONSTRAINT("constraint"),
    INDEX("index"),
    STATISTICS("statistics object"),
    FUNCTION("function"),
    PROCEDURE("procedure"),
    AGGREGATE("aggregate"),
    TRIGGER("trigger"),
    RULE("rule"),
    POLICY("policy"),
    EVENT_TRIGGER("event trigger"),
    CAST("cast"),
    OPERATOR("operator"),
    OPERATOR_CLASS("operator class"),
    OPERATOR_FAMILY("operator family"),
    TEXT_SEARCH_PARSER("text search parser"),
    TEXT_SEARCH_TEMPLATE("text search template"),
    TEXT_SEARCH_DICTIONARY("text search dictionary"),
    TEXT_SEARCH_CONFIGURATION("text search configuration"),
    FOREIGN_DATA_WRAPPER("foreign data wrapper"),
    FOREIGN_SERVER("foreign server"),
    USER_MAPPING("user mapping"),
    PUBLICATION("publication"),
    SUBSCRIPTION("subscription"),
    DEFAULT_PRIVILEGES("default privileges"),
    /** Of no kind that is read: only that it is there is known, and what PostgreSQL calls it. */
    OTHER("object");

    private final String text;

    Kind(String text) {
        this.text = text;
    }

    /** As a person calls it. */
    public String text() {
        return text;
    }
}
