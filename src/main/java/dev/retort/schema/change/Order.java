package dev.retort.schema.change;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** Where rules contradict each other, one of those in a circle goes first that waits for nothing outside of it. */
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
        Set<Node> sorted = new LinkedHashSet<>(waits.length);
        int smallest = 0;
        while (sorted.size() < waits.length) {
            while (sorted.contains(bySize.get(smallest))) {
                smallest++;
            }
            Node next = ready.isEmpty() ? breaking(bySize.get(smallest), sorted) : bySize.get(ready.remove());
            sorted.add(next);
            for (Node follower : after.getOrDefault(next, Set.of())) {
                int place = places.getOrDefault(follower, 0);
                if (--waits[place] == 0 && !sorted.contains(follower)) {
                    ready.add(place);
                }
            }
        }
        return List.copyOf(sorted);
    }

    /** Of a circle that something is in or waits for, what waits for the fewest others, the smallest of these. */
    private Node breaking(Node waiting, Set<Node> done) {
        Set<Node> circle = awaited(waiting, done);
        Optional<Node> outside;
        do {
            Node at = waiting;
            outside = circle.stream()
                    .filter(other -> !awaited(other, done).contains(at))
                    .findFirst();
            if (outside.isPresent()) {
                waiting = outside.get();
                circle = awaited(waiting, done);
            }
        } while (outside.isPresent());
        return Collections.min(
                circle,
                Comparator.<Node>comparingLong(node -> before.getOrDefault(node, Set.of()).stream()
                                .filter(first -> !done.contains(first))
                                .count())
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** All that has to come before something, and is not done. */
    private Set<Node> awaited(Node waiting, Set<Node> done) {
        Set<Node> awaited = new HashSet<>();
        Deque<Node> next = new ArrayDeque<>(List.of(waiting));
        while (!next.isEmpty()) {
            for (Node first : before.getOrDefault(next.pop(), Set.of())) {
                if (!done.contains(first) && awaited.add(first)) {
                    next.add(first);
                }
            }
        }
        return awaited;
    }
}
