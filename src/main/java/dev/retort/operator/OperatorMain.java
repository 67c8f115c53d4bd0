package dev.retort.operator;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Where Quarkus starts the operator; reached by {@code retort operator}. */
@QuarkusMain
public final class OperatorMain {
    private OperatorMain() {}

    public static void main(String... args) {
        Quarkus.run(args);
    }
}
