package dev.retort.database;

/** Is told what happens within a step. */
public interface StepListener {
    /** What the server says of a statement, such as RAISE NOTICE. There may be many. */
    void notice(String text);

    /** What a person should know although the step went on. */
    void note(String text);
}
