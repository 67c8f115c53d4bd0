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
        "postgresql://, env@localhost:5432/env",
        "postgresql://u@a:1/x?host=b&port=2&dbname=y&user=v, v@b:2/y",
        "postgresql:///x?host=b, env@b:5432/x",
        "postgresql://db/x?hostaddr=10.0.0.1, env@10.0.0.1:5432/x",
        "postgresql://db/x?keepalives=1&connect_timeout=5&target_session_attrs=read-write, env@db:5432/x"
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
                "postgresql://me:hunter2@db/x?sslmode",
                "postgresql://me:p@hunter2@db/x",
                "postgresql://me:123/hunter2@db/x",
                "postgresql://me:12?hunter2@db/x",
                "postgresql://me@db/x?password=12&hunter2=3",
                "postgresql://me@db/x?password=12&hunter2",
                "postgresql://me@db/x?hunter2=3",
                "postgresql://me@db/x?sslcrl=hunter2",
                "postgresql://me@db/x?target_session_attrs=hunter2",
                "postgresql://me@db/x?host=/hunter2",
                "postgresql://me@db/x?host=me:hunter2@db",
                "postgresql://me@db/x?port=hunter2",
                "postgresql://me@db/x?hostaddr=10.0.0.1&sslmode=verify-full&password=hunter2"
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
    void readsOnlyTheKeysThatItNeeds(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("keystore.jks"), new byte[] {(byte) 0xfe, (byte) 0xed, (byte) 0xff});
        Files.writeString(folder.resolve("uri"), "postgresql://me@db/shop");
        assertThat(DatabaseSecret.read(folder).place()).isEqualTo("me@db:5432/shop");

        Files.write(folder.resolve("uri"), new byte[] {(byte) 0xfe});
        assertThatThrownBy(() -> DatabaseSecret.read(folder))
                .hasMessageContaining("key uri that cannot be read as text");
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
