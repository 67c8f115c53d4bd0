package dev.retort.faults;

import dev.retort.cli.TestingDatabase;

/** A database that is emptied for each fault: to make one for each would take most of the time. */
record FaultDatabase(String name, int port) {
    static FaultDatabase of(TestingDatabase.Url url) {
        String name = url.query("SELECT current_database()").getFirst();
        return new FaultDatabase(
                name,
                Integer.parseInt(url.query("SELECT current_setting('port')").getFirst()));
    }

    /** Another one beside it. */
    FaultDatabase sibling(int number) {
        FaultDatabase sibling = new FaultDatabase(name + "_" + number, port);
        url().execute("CREATE DATABASE " + sibling.name);
        return sibling;
    }

    /** Leaves nothing but the table in which each statement of the chain leaves its trace. */
    void empty() {
        url().execute("DROP SCHEMA IF EXISTS retort CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public;"
                + " CREATE TABLE audit (revision text NOT NULL, direction text NOT NULL, statement integer NOT NULL)");
    }

    TestingDatabase.Url url() {
        return through(port);
    }

    /** The same database by another port. */
    TestingDatabase.Url through(int otherPort) {
        return new TestingDatabase.Url("postgresql://127.0.0.1:" + otherPort + "/" + name + "?user=postgres");
    }
}
