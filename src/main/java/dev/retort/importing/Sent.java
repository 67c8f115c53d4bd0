package dev.retort.importing;

/**
 * A statement that the project sent, with its parameters in it.
 *
 * @param inside by the revision's own function; otherwise by {@code env.py}, before or after it
 * @param outsideTransaction in an {@code autocommit_block}
 */
record Sent(String sql, boolean inside, boolean outsideTransaction) {}
