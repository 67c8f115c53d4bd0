package dev.retort.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;

/** The chart, rendered by Helm as a release named {@code retort} in {@code retort-system}. */
record Chart(Tool helm) {
    static final Path FOLDER = Path.of("charts/retort");

    static Chart orSkip() {
        return new Chart(Tool.orSkip("helm"));
    }

    Tool.Result render(String... arguments) {
        // A Helm that go install built takes itself for one of Kubernetes 1.20.
        var fixed = Stream.of(
                "template", "retort", FOLDER.toString(), "--namespace", "retort-system", "--kube-version", "1.33.0");
        return helm.run(Stream.concat(fixed, Stream.of(arguments)).toArray(String[]::new));
    }

    Manifests manifests(String... arguments) {
        var result = render(arguments);
        assertThat(result.exitCode()).as(result.error()).isZero();
        return Manifests.parse(result.output());
    }
}
