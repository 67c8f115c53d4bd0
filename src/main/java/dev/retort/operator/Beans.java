package dev.retort.operator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** What the operator is made of, where Quarkus does not make it. */
@ApplicationScoped
public class Beans {
    @Produces
    Clock clock() {
        return Clock.systemUTC();
    }
}
