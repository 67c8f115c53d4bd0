package dev.retort.schema.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.change.Node.Phase;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrderTest {
    private static final Node SCHEMA = drop(Kind.SCHEMA, "s");
    private static final Node A = drop(Kind.TABLE, "s.a");
    private static final Node B = drop(Kind.TABLE, "s.b");
    private static final Node C = drop(Kind.TABLE, "s.c");
    private static final Node ROUTINE = drop(Kind.FUNCTION, "s.f()");

    private static Node drop(Kind kind, String name) {
        return new Node(Phase.DROP, new ObjectId(kind, name));
    }

    private static Order with(Node... nodes) {
        return new Order(Set.of(nodes));
    }

    @Test
    void takesTheSmallestFirstWhereThereIsAChoice() {
        Order order = with(SCHEMA, A, B);
        order.rule(B, A);

        assertThat(order.sorted()).containsExactly(SCHEMA, B, A);
    }

    @Test
    void breaksACircleAtNothingThatOnlyWaitsForIt() {
        Order order = with(SCHEMA, A, B);
        order.rule(A, B);
        order.rule(B, A);
        order.rule(A, SCHEMA);
        order.rule(B, SCHEMA);

        assertThat(order.sorted()).containsExactly(A, B, SCHEMA);
    }

    @Test
    void breaksACircleWhereTheFewestWait() {
        Order order = with(A, B, C, ROUTINE);
        order.rule(B, A);
        order.rule(C, A);
        order.rule(A, B);
        order.rule(B, C);
        order.rule(C, ROUTINE);

        assertThat(order.sorted()).containsExactly(B, C, A, ROUTINE);
    }

    @Test
    void breaksTheCircleThatTheOtherWaitsForFirst() {
        Order order = with(A, B, C, ROUTINE);
        order.rule(A, B);
        order.rule(B, A);
        order.rule(C, ROUTINE);
        order.rule(ROUTINE, C);
        order.rule(C, A);

        assertThat(order.sorted()).containsExactly(C, ROUTINE, A, B);
    }
}
