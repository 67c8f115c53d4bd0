package dev.retort.schema.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(TestingServers.class)
class StoragePostgresTest {
    private final TestingServers.Servers servers;

    StoragePostgresTest(TestingServers.Servers servers) {
        this.servers = servers;
    }

    static List<Integer> majors() {
        return Majors.given();
    }

    @ParameterizedTest
    @MethodSource("majors")
    void isWhatTheServerSaysOfItsOwnTypesAndOfThoseMadeOfThem(int major) throws SQLException {
        try (TestingServer.Database database = servers.of(major)
                        .create("CREATE DOMAIN d AS numeric(4,1); CREATE DOMAIN \"E\" AS d; CREATE DOMAIN t AS text[];"
                                + " CREATE TYPE r AS RANGE (SUBTYPE = numeric); CREATE TYPE c AS (x text)");
                Statement statement = database.connection.createStatement();
                ResultSet types = statement.executeQuery(
                        "SELECT CASE WHEN n.nspname = 'public' THEN format('%I.%I', n.nspname, t.typname) ELSE"
                                + " format_type(t.oid, NULL) END, t.typstorage FROM pg_type t JOIN pg_namespace n ON"
                                + " n.oid = t.typnamespace WHERE t.typlen = -1 AND nspname <> 'information_schema'")) {
            SchemaGraph side = new SchemaGraph(database.schema());
            TreeMap<String, String> ours = new TreeMap<>();
            TreeMap<String, String> theirs = new TreeMap<>();
            while (types.next()) {
                ours.put(types.getString(1), Storage.of(types.getString(1), side));
                theirs.put(types.getString(1), Storage.keyword(types.getString(2)));
            }

            assertThat(ours).hasSizeGreaterThan(100).isEqualTo(theirs);
        }
    }
}
