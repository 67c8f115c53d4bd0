package dev.retort.schema.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Puts things in an order that breaks no rule, the smallest first where there is a choice. */
final class Order {
    private final Set<Node> nodes;
    private final Map<Node, Set<Node>> after = new HashMap<>();
    private final Map<Node, Set<Node>> before = new HashMap<>();

    Order(Set<Node> nodes) {
        this.nodes = nodes;
    }

    /** Says that one comes before another, where both are there. */
    void rule(Node first, Node second) {
        if (!first.equals(second) && nodes.contains(first) && nodes.contains(second)) {
            after.computeIfAbsent(first, node -> new HashSet<>()).add(second);
            before.computeIfAbsent(second, node -> new HashSet<>()).add(first);
        }
    }

    /** Where rules contradict each other, the smallest of all that are left breaks the circle. */
    List<Node> sorted() {
        List<Node> sorted = new ArrayList<>();
        Map<Node, Integer> waits = new HashMap<>();
        TreeSet<Node> ready = new TreeSet<>();
        TreeSet<Node> left = new TreeSet<>(nodes);
        for (Node node : nodes) {
            int count = before.getOrDefault(node, Set.of()).size();
            waits.put(node, count);
            if (count == 0) {
                ready.add(node);
            }
        }
        while (!left.isEmpty()) {
            Node next = ready.isEmpty() ? left.first() : ready.first();
            ready.remove(next);
            left.remove(next);
            sorted.add(next);
            for (Node follower : after.getOrDefault(next, Set.of())) {
                if (waits.merge(follower, -1, Integer::sum) == 0 && left.contains(follower)) {
                    ready.add(follower);
                }
            }
        }
        return sorted;
    }
}
