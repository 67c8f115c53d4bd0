package dev.retort.schema.change;

/**
 * A rename as SQL.
 *
 * @param up the statement
 * @param down the one that leads back
 */
public record RenameStep(Rename rename, Statement up, Statement down) {}
