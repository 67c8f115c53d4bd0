package dev.retort.schema.change;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/** Puts things in an order that breaks no rule, the smallest first where there is a choice. */
final class Order {
    private final Set<Node> nodes;
    private final Map<Node, Set<Node>> after = new HashMap<>();
    private final Map<Node, Set<Node>> before = new HashMap<>();

    Order(Set<Node> nodes) {
        this.nodes = new HashSet<>(nodes);
    }

    /** Says that one comes before another, where both are there. */
    void rule(Node first, Node second) {
        if (!first.equals(second) && nodes.contains(first) && nodes.contains(second)) {
            after.computeIfAbsent(first, node -> new HashSet<>()).add(second);
            before.computeIfAbsent(second, node -> new HashSet<>()).add(first);
        }
    }

    /** Says so where no rule says the contrary. */
    void wish(Node first, Node second) {
        Set<Node> seen = new HashSet<>();
        Deque<Node> next = new ArrayDeque<>(List.of(second));
        while (!next.isEmpty()) {
            Node at = next.pop();
            if (at.equals(first)) {
                return;
            }
            if (seen.add(at)) {
                next.addAll(after.getOrDefault(at, Set.of()));
            }
        }
        rule(first, second);
    }

    /** What comes before something. */
    Set<Node> before(Node node) {
        return Set.copyOf(before.getOrDefault(node, Set.of()));
    }

    /** Where rules contradict each other, the smallest of all that are left breaks the circle. */
    List<Node> sorted() {
        List<Node> bySize = new ArrayList<>(nodes);
        bySize.sort(null);
        Map<Node, Integer> places = new HashMap<>();
        int[] waits = new int[bySize.size()];
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int place = 0; place < waits.length; place++) {
            Node node = bySize.get(place);
            places.put(node, place);
            waits[place] = before.getOrDefault(node, Set.of()).size();
            if (waits[place] == 0) {
                ready.add(place);
            }
        }
        List<Node> sorted = new ArrayList<>(waits.length);
        boolean[] done = new boolean[waits.length];
        int smallest = 0;
        while (sorted.size() < waits.length) {
            while (done[smallest]) {
                smallest++;
            }
            int next = ready.isEmpty() ? smallest : ready.remove();
            done[next] = true;
            sorted.add(bySize.get(next));
            for (Node follower : after.getOrDefault(bySize.get(next), Set.of())) {
                int place = places.getOrDefault(follower, 0);
                if (--waits[place] == 0 && !done[place]) {
                    ready.add(place);
                }
            }
        }
        return sorted;
    }
}
