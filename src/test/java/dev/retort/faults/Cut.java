package dev.retort.faults;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where a connection is cut.
 *
 * @param at number of the client's message, 1-based, counted over all its connections
 */
record Cut(int at, Kind kind) {
    enum Kind {
        /** The message never reaches the server. */
        BEFORE,
        /** The server gets it and nobody is there any more while it works. */
        AFTER,
        /** The server has done it and said so; the answer is lost. */
        ANSWER_LOST
    }

    /** Every place at which it makes a difference. */
    static List<Cut> all(List<Message> messages) {
        return IntStream.rangeClosed(1, messages.size())
                .boxed()
                .filter(at -> messages.get(at - 1).canTakeEffect())
                .flatMap(at -> kinds(messages.get(at - 1)).map(kind -> new Cut(at, kind)))
                .toList();
    }

    /** Before a Sync the server has what it has after the Execute that the Sync follows. */
    private static Stream<Kind> kinds(Message message) {
        if (message.type() == Message.SYNC) {
            return Stream.of(Kind.AFTER, Kind.ANSWER_LOST);
        }
        return message.isAnswered() ? Stream.of(Kind.values()) : Stream.of(Kind.BEFORE, Kind.AFTER);
    }
}
