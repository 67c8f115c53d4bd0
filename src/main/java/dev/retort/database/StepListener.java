package dev.retort.database;

import java.time.Duration;

/** Is told what happens to steps and within them. */
public interface StepListener {
    /** A step is about to run: again where it had to be given up before. */
    void started(StepTask step);

    /** A step is done and committed. Steps that go to the server together are only told of when all have run. */
    void finished(StepTask step, Duration took);

    /** What the server says of a statement, such as RAISE NOTICE. There may be many. */
    void notice(String text);

    /** What a person should know although the step went on. */
    void note(String text);
}
