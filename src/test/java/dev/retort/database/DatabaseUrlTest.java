package dev.retort.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
    @ParameterizedTest
    @CsvSource({
        "postgresql://me@db:6543/shop, me@db:6543/shop",
        "postgres://me:pw@db/shop, me@db:5432/shop",
        "jdbc:postgresql://db:1/shop?user=me&password=pw, me@db:1/shop",
        "postgresql://me%40x:p%3Aw@[::1]:5/a%20b, me@x@::1:5/a b",
        "postgresql://me@/, me@localhost:5432/me",
        "postgresql://, env@localhost:5432/env"
    })
    void readsLibpqsForms(String url, String place) {
        assertThat(DatabaseUrl.parse(url, Map.of("PGUSER", "env")).place()).isEqualTo(place);
    }

    @Test
    void hidesThePassword() {
        ConnectionSettings settings = DatabaseUrl.parse("postgresql://me:hunter2@db/shop?sslmode=require", Map.of());

        assertThat(settings.toString()).doesNotContain("hunter2").contains("sslmode=require");
        assertThat(settings.properties()).containsEntry("password", "hunter2").containsEntry("sslmode", "require");
        assertThat(settings.jdbcUrl()).isEqualTo("jdbc:postgresql://db:5432/shop");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://me:hunter2@db/x",
                "postgresql://me:hunter2@a,b/x",
                "postgresql://me:hunter2@db:99999/x",
                "postgresql://me:hunter2%zz@db/x",
                "postgresql://me:hunter2@db/x?sslmode"
            })
    void refusesWhatIsNoneWithoutRepeatingIt(String url) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url, Map.of()))
                .isInstanceOf(SettingsException.class)
                .message()
                .doesNotContain("hunter2");
    }

    @Test
    void readsTheUsualSecrets(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("host"), "db\n");
        Files.writeString(folder.resolve("username"), "me");
        assertThat(DatabaseSecret.read(folder).place()).isEqualTo("me@db:5432/me");

        Files.writeString(folder.resolve("uri"), "postgresql://other:pw@there/shop");
        assertThat(DatabaseSecret.read(folder).place()).isEqualTo("other@there:5432/shop");
    }

    @Test
    void namesTheKeysOfASecretThatLacksSome(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> DatabaseSecret.read(folder)).hasMessageContaining("does not exist or is empty");

        Files.writeString(folder.resolve("password"), "hunter2");
        assertThatThrownBy(() -> DatabaseSecret.read(folder))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("has the keys password")
                .message()
                .doesNotContain("hunter2");
    }
}
