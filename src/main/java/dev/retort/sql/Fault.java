package dev.retort.sql;

/** What is wrong with a script at an offset, in a sentence that says what to do. */
record Fault(int offset, String message) {}
