package dev.retort.cli;

import dev.retort.engine.Proof;
import dev.retort.engine.Proof.Verdict;
import java.util.List;
import java.util.stream.Stream;

/** How a proof is told. */
final class ProofText {
    private ProofText() {}

    /** In a word or three; programs get these too. */
    static String word(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Restores restores -> "ok";
            case Verdict.Differs differs -> "differs";
            case Verdict.LosesData loses -> "loses data";
            case Verdict.NoWayBack none -> "no way back";
            case Verdict.Fails fails -> "fails";
            case Verdict.NotReached not -> "not reached";
        };
    }

    static List<String> details(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Restores restores -> List.of();
            case Verdict.Differs differs -> placed(differs.place(), differs.lines());
            case Verdict.LosesData loses -> placed(loses.place(), loses.lines());
            case Verdict.NoWayBack none -> List.of();
            case Verdict.Fails fails -> List.of(fails.message().split("\n"));
            case Verdict.NotReached not -> List.of("a revision that it needs could not be applied");
        };
    }

    private static List<String> placed(String place, List<String> lines) {
        return Stream.concat(Stream.of("the way back at " + place + ":"), lines.stream())
                .toList();
    }

    static String line(Proof proof) {
        return String.format(
                "%-11s %s  %s  %d ms",
                word(proof.verdict()),
                proof.revision().id(),
                proof.revision().message(),
                proof.duration().toMillis());
    }
}
