package dev.retort.database.archive;

import java.util.List;

/**
 * What a step would put back.
 *
 * @param item what is kept
 * @param rules how many rows need one, and which; nothing where all come back as they were
 */
public record Returning(Item item, List<String> rules) {
    public Returning {
        rules = List.copyOf(rules);
    }
}
