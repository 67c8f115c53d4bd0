package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.change.Node.Phase;
import dev.retort.schema.change.Schedule.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is to be done, in online forms and in as few transactions as these need. */
final class OnlinePlan {
    private static final Set<Kind> TYPES = Set.of(Kind.ENUM, Kind.COMPOSITE, Kind.RANGE);

    private final OnlineForms forms;
    private final SchemaGraph from;

    OnlinePlan(OnlineForms forms, SchemaGraph from) {
        this.forms = forms;
        this.from = from;
    }

    List<Statement> statements(List<Work> all) {
        Map<Node, Node> beside = beside(all);
        Schedule schedule = new Schedule();
        Map<Node, List<Item>> items = new HashMap<>();
        Map<Node, List<Statement>> replaced = new HashMap<>();
        for (Work work : all) {
            Node node = work.node();
            boolean goesLater = beside.containsKey(node);
            if (goesLater) {
                replaced.put(beside.get(node), work.statements());
            }
            List<Piece> pieces = goesLater ? List.of() : forms.of(work, replaced.getOrDefault(node, List.of()));
            boolean moves = pieces.stream().anyMatch(piece -> piece.turn() != Piece.Turn.TOGETHER)
                    && node.id().kind() != Kind.COLUMN;
            List<Item> own = new ArrayList<>();
            Set<Item> before = before(work, items);
            for (Piece piece : pieces) {
                Item item = new Item(
                        piece,
                        forms.inUse(node),
                        TYPES.contains(node.id().kind()),
                        own.isEmpty() ? before : Set.of(own.getLast()));
                own.add(item);
                schedule.add(item, !moves);
            }
            items.put(node, pieces.isEmpty() ? List.copyOf(before) : own);
        }
        return new OnlineRemarks(from).on(schedule.parts());
    }

    /** Drops of what stays until that which has its name next is built, by what builds it. */
    private Map<Node, Node> beside(List<Work> all) {
        Map<Node, Set<Node>> after = new HashMap<>();
        all.forEach(work -> work.before().stream()
                .filter(first -> forms.waitsFor(work.node(), first))
                .forEach(first ->
                        after.computeIfAbsent(first, node -> new HashSet<>()).add(work.node())));
        Map<Node, Node> beside = new HashMap<>();
        for (Work work : all) {
            Node create = work.node();
            Node drop = new Node(Phase.DROP, create.id());
            if (create.phase() == Phase.CREATE
                    && after.getOrDefault(drop, Set.of()).equals(Set.of(create))
                    && forms.inUse(create).isPresent()
                    && forms.inUse(drop).isPresent()
                    && forms.canStandBeside(create.id())) {
                beside.put(drop, create);
            }
        }
        return beside;
    }

    /** The last pieces of all that is done first, which is all that was listed so far. */
    private Set<Item> before(Work work, Map<Node, List<Item>> items) {
        Set<Item> before = new HashSet<>();
        for (Node first : work.before()) {
            List<Item> pieces = forms.waitsFor(work.node(), first) ? items.getOrDefault(first, List.of()) : List.of();
            if (work.node().phase() == Phase.ATTACH) {
                pieces = pieces.stream()
                        .filter(item -> item.piece().turn() == Piece.Turn.TOGETHER)
                        .toList();
            }
            before.addAll(pieces);
        }
        return before;
    }
}
