package dev.retort.cli;

import dev.retort.database.archive.Item;
import dev.retort.revision.Direction;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An item of the archive as commands tell of it.
 *
 * @param rows how many were kept
 * @param rowsPutBack how many are in their place again; null while it waits
 * @param bytes what it takes on the disk now
 * @param note why not all could be put back; null where nothing is to be said
 */
record ArchivedItem(
        long id,
        String revision,
        String direction,
        String kind,
        String what,
        long rows,
        @Nullable Long rowsPutBack,
        long bytes,
        String keptAt,
        String keptBy,
        String state,
        @Nullable String putBackAt,
        @Nullable String droppedAt,
        @Nullable String note) {
    static final List<String> HEAD = List.of("id", "revision", "by", "what", "rows", "size", "kept", "for", "state");
    static final List<Integer> NUMBERS = List.of(0, 4, 5);

    static ArchivedItem of(Item item) {
        return new ArchivedItem(
                item.id(),
                item.revision(),
                item.direction(),
                item.kind().name().toLowerCase(Locale.ROOT),
                item.text(),
                item.rows(),
                item.outcome().map(Item.Outcome::rowsPutBack).orElse(null),
                item.bytes(),
                item.origin().keptAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                item.origin().keptBy(),
                state(item),
                item.outcome().map(outcome -> outcome.at().toString()).orElse(null),
                item.droppedAt().map(Object::toString).orElse(null),
                item.outcome()
                        .map(Item.Outcome::note)
                        .filter(note -> !note.isEmpty())
                        .orElse(null));
    }

    private static String state(Item item) {
        if (item.droppedAt().isPresent()) {
            return "dropped";
        }
        return item.outcome().isEmpty() ? "waiting" : item.holds() ? "partly_put_back" : "put_back";
    }

    /** A row of the list. */
    List<String> cells() {
        return List.of(
                String.valueOf(id),
                revision,
                direction,
                what,
                Amounts.number(rows),
                Amounts.bytes(bytes),
                keptAt,
                keptBy,
                stateInWords());
    }

    String stateInWords() {
        boolean sequence = kind.equals("sequence");
        String back = rowsPutBack == null
                ? ""
                : sequence ? "put back" : "put back " + Amounts.number(rowsPutBack) + " of " + Amounts.number(rows);
        return switch (state) {
            case "waiting" -> "waits for the " + wayBack();
            case "partly_put_back" ->
                (sequence ? "not put back" : back) + (note == null ? "" : ", the rest is kept: " + note);
            case "put_back" -> back;
            default -> back.isEmpty() ? "dropped" : back + ", the rest is dropped";
        };
    }

    private String wayBack() {
        return Direction.UPGRADE.text().equals(direction) ? Direction.DOWNGRADE.text() : Direction.UPGRADE.text();
    }
}
