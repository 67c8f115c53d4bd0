package dev.retort.engine;

import dev.retort.schema.ObjectId;
import dev.retort.source.NewRevision;
import dev.retort.source.Sections;
import java.util.List;

/** What became of generating a revision. Nothing is written yet. */
public sealed interface Generated {
    /** What a person should know of how the schemas were made. */
    List<String> notes();

    /** There is nothing to do. */
    record Nothing(List<String> notes) implements Generated {}

    /** There is no SQL for these. */
    record Refused(List<ObjectId> objects, List<String> notes) implements Generated {}

    /**
     * The scripts do not do what they should.
     *
     * @param what was found
     * @param lines how the schemas differ, or what the server said
     */
    record Unproved(String what, List<String> lines, List<String> notes) implements Generated {}

    /** Files in a row, which were run up and back on a scratch database and led where they should. */
    record Proved(List<File> files, List<String> notes) implements Generated {}

    /** One of them. */
    record File(NewRevision revision, Sections sections) {}
}
