package dev.retort.importing;

import java.util.List;

/** What a revision sent on its way up, and what came of its way down. */
record Recording(List<Sent> up, Down down) {
    Recording {
        up = List.copyOf(up);
    }

    /** The way down. */
    sealed interface Down {
        record Went(List<Sent> sent) implements Down {
            public Went {
                sent = List.copyOf(sent);
            }
        }

        /** @param reason what Python said */
        record Failed(String reason) implements Down {}
    }
}
