package dev.retort.scratch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts PostgreSQL's programs. They refuse to run as root, so that root starts them in a user namespace in which it is not.
 *
 * @param bin where they are
 * @param asRoot whether the one who starts them is root
 */
record Commands(Path bin, boolean asRoot) {
    static Commands of(Path installation) {
        try {
            Object uid = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
            return new Commands(installation.resolve("bin"), uid.equals(0));
        } catch (IOException | UnsupportedOperationException e) {
            throw new ScratchException("this is not a Linux with /proc", e);
        }
    }

    Process start(Path log, String program, List<String> arguments) {
        List<String> command = new ArrayList<>(asRoot ? List.of("unshare", "-U") : List.of());
        command.add(bin.resolve(program).toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        try {
            return builder.start();
        } catch (IOException e) {
            throw new ScratchException(
                    "the program " + command.getFirst() + " cannot be run (" + e.getMessage() + ")", e);
        }
    }

    void run(Path log, String program, List<String> arguments) throws InterruptedException {
        if (start(log, program, arguments).waitFor() != 0) {
            throw new ScratchException(program + " failed: " + lastWords(log) + hint(), null);
        }
    }

    String hint() {
        return asRoot
                ? " (as root it runs in a user namespace, which some containers forbid: run as another user)"
                : "";
    }

    static String lastWords(Path log) {
        try {
            List<String> lines = List.of(
                    Files.readString(log, StandardCharsets.UTF_8).strip().split("\n"));
            return String.join(" / ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
        } catch (IOException e) {
            return "without a word";
        }
    }
}
