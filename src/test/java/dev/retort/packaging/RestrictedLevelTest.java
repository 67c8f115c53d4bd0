package dev.retort.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RestrictedLevelTest {
    private static final String ADMITTED = """
            securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
            volumes: [{name: tmp, emptyDir: {}}]
            containers:
            - name: it
              securityContext: {allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}}
            """;

    static Stream<JsonNode> podsOfTheManifests() {
        return Manifests.readAll(Path.of("deploy")).pods().stream();
    }

    @ParameterizedTest
    @MethodSource("podsOfTheManifests")
    void everyPodOfTheManifestsIsAdmitted(JsonNode pod) {
        assertThat(RestrictedLevel.violations(pod)).isEmpty();
    }

    @Test
    void admitsWhatMeetsTheLevel() {
        assertThat(violations(ADMITTED)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "runAsNonRoot: true                 | runAsNonRoot: false          | it may run as root",
                "runAsNonRoot: true                 | runAsNonRoot: true, runAsUser: 0 | it runs as root",
                "RuntimeDefault                     | Unconfined                   | it has no seccomp profile",
                "allowPrivilegeEscalation: false, | ''                           | it may escalate its privileges",
                "drop: [ALL]                        | drop: [KILL]                 | it keeps capabilities",
                "drop: [ALL]                        | drop: [ALL], add: [SYS_TIME] | it adds capabilities",
                "readOnlyRootFilesystem: true       | privileged: true, readOnlyRootFilesystem: true | it is privileged",
                "readOnlyRootFilesystem: true       | readOnlyRootFilesystem: false | it writes to its root file system",
                "'emptyDir: {}'                     | 'hostPath: {path: /}'        | volume tmp is a hostPath",
            })
    void saysWhatTheLevelRefuses(String good, String bad, String expected) {
        assertThat(violations(ADMITTED.replace(good, bad))).containsExactly(expected);
    }

    private static List<String> violations(String pod) {
        return RestrictedLevel.violations(Manifests.parse(pod).objects().getFirst());
    }
}
