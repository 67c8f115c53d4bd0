package dev.retort.schema.change;

import dev.retort.schema.ObjectId;
import dev.retort.schema.change.Piece.Turn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts pieces into as few parts as they need: each a transaction, or statements that commit by themselves. */
final class Schedule {
    /** A piece, the table that it is of where that is in use, and what is done before; each is only itself. */
    static final class Item {
        private final Piece piece;
        private final Optional<ObjectId> inUse;
        private final boolean ofType;
        private final Set<Item> before;

        Item(Piece piece, Optional<ObjectId> inUse, boolean ofType, Set<Item> before) {
            this.piece = piece;
            this.inUse = inUse;
            this.ofType = ofType;
            this.before = new HashSet<>(before);
        }

        Piece piece() {
            return piece;
        }

        Optional<ObjectId> inUse() {
            return inUse;
        }

        /** Whether it may lock something in use: its table, or the tables of a type. */
        boolean isWatched() {
            return inUse.isPresent() || ofType;
        }
    }

    /**
     * Items that run in a row.
     *
     * @param alone whether each commits by itself
     */
    record Part(boolean alone, List<Item> items) {
        Part {
            items = List.copyOf(items);
        }
    }

    private final List<Item> all = new ArrayList<>();
    private Optional<Item> lastPlain = Optional.empty();

    /** @param inOrder whether it keeps its place among those that share transactions */
    void add(Item item, boolean inOrder) {
        all.add(item);
        if (inOrder && item.piece().turn() == Turn.TOGETHER) {
            lastPlain.ifPresent(item.before::add);
            lastPlain = Optional.of(item);
        }
    }

    /** Begins with a transaction where that takes no more parts. */
    List<Part> parts() {
        return shortest(Set.of(), List.of(false, true));
    }

    private List<Part> shortest(Set<Item> done, List<Boolean> ways) {
        if (done.size() == all.size()) {
            return List.of();
        }
        Optional<List<Part>> best = Optional.empty();
        for (boolean alone : ways) {
            List<Item> part = part(alone, done);
            if (!part.isEmpty()) {
                Set<Item> then = new HashSet<>(done);
                then.addAll(part);
                List<Part> parts = new ArrayList<>(List.of(new Part(alone, part)));
                parts.addAll(shortest(then, alone ? List.of(false) : List.of(false, true)));
                best = best.filter(other -> other.size() <= parts.size()).or(() -> Optional.of(parts));
            }
        }
        return best.orElseThrow(() -> new IllegalStateException("what is to be done waits for itself"));
    }

    private static boolean isNext(Item item, Set<Item> done) {
        return !done.contains(item) && done.containsAll(item.before);
    }

    private List<Item> part(boolean alone, Set<Item> done) {
        List<Item> part = new ArrayList<>();
        Set<Item> now = new HashSet<>(done);
        Optional<Item> next = next(alone, done, now);
        while (next.isPresent()) {
            part.add(next.get());
            now.add(next.get());
            next = next(alone, done, now);
        }
        return part;
    }

    /** What reads many rows first, as long as no lock is held that matters. */
    private Optional<Item> next(boolean alone, Set<Item> done, Set<Item> now) {
        Optional<Item> first = Optional.empty();
        for (Item item : all) {
            if (isNext(item, now) && fits(item, alone, done)) {
                if (item.piece().turn() == Turn.LATER) {
                    return Optional.of(item);
                }
                first = first.or(() -> Optional.of(item));
            }
        }
        return first;
    }

    private static boolean fits(Item item, boolean alone, Set<Item> done) {
        return switch (item.piece().turn()) {
            case TOGETHER -> !alone;
            case ANYHOW -> true;
            case LATER -> alone || done.containsAll(item.before);
            case OUTSIDE -> alone;
        };
    }
}
