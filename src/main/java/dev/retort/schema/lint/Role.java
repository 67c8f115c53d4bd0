package dev.retort.schema.lint;

/** What a relation is to a statement that locks it. */
enum Role {
    TABLE,
    /** The table that a foreign key refers to. */
    TARGET,
    /** Of a partition, or by inheritance. */
    PARENT,
    PARTITION,
    INDEX
}
