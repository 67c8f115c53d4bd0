package dev.retort.faults;

import java.util.List;
import java.util.stream.Stream;

/** How to go up the chain, back, and up again: what a command is told, run after run. */
enum Ways {
    /** What is not kept does not come back, so that there the second way up would be the first one. */
    THERE_AND_BACK {
        @Override
        List<String> commands() {
            return List.of("goto head", "goto base");
        }
    },
    THERE_BACK_AND_THERE {
        @Override
        List<String> commands() {
            return List.of("goto head", "goto base", "goto head");
        }
    },
    /** With a fault in each run, a place costs a step and not ten. */
    STEP_BY_STEP {
        @Override
        List<String> commands() {
            return Stream.of(UP, DOWN, UP).flatMap(List::stream).toList();
        }
    };

    private static final List<String> UP = Stream.of(
                    "aaaa01", "bbbb02", "cccc03", "dddd04", "eeee05", "ffff06", "abcd07", "abcd08", "abcd09", "abcd10")
            .map(revision -> "upgrade " + revision)
            .toList();
    private static final List<String> DOWN = Stream.of(
                    "abcd09", "abcd08", "abcd07", "dddd04", "cccc03", "bbbb02", "aaaa01", "base")
            .map(revision -> "downgrade " + revision)
            .toList();

    /** In their order. */
    abstract List<String> commands();
}
