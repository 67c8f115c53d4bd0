package dev.retort.cli;

import dev.retort.engine.Proof;
import java.util.List;

/** Tells how a verification goes on: a line a revision, as soon as it is done, whichever job did it. */
final class VerifyProgress {
    /** What programs get. */
    private record Told(
            String revision, String result, List<String> details, List<String> notes, String file, long millis) {}

    private record Summary(boolean proved, List<Told> revisions) {}

    private final Console console;
    private final boolean json;
    private final int total;
    private int done;

    VerifyProgress(Console console, boolean json, int total) {
        this.console = console;
        this.json = json;
        this.total = total;
    }

    synchronized void note(String text) {
        if (!json) {
            console.progress("note: " + text);
        }
    }

    synchronized void verified(Proof proof) {
        done++;
        if (json) {
            return;
        }
        int width = String.valueOf(total).length();
        console.line(String.format("%" + width + "d/%d ", done, total) + ProofText.line(proof));
        ProofText.details(proof.verdict()).forEach(line -> console.line("    " + line));
        proof.notes().forEach(text -> console.progress("    note: " + text));
    }

    void finished(List<Proof> proofs) {
        boolean proved = proofs.stream().noneMatch(Proof::isFailure);
        if (json) {
            console.json(new Summary(
                    proved, proofs.stream().map(VerifyProgress::told).toList()));
            return;
        }
        long failures = proofs.stream().filter(Proof::isFailure).count();
        console.line(
                proved
                        ? "verified " + proofs.size() + (proofs.size() == 1 ? " revision" : " revisions")
                        : failures + " of " + proofs.size() + " revisions are not proved");
    }

    private static Told told(Proof proof) {
        return new Told(
                proof.revision().id(),
                ProofText.word(proof.verdict()).replace(' ', '_'),
                ProofText.details(proof.verdict()),
                proof.notes(),
                proof.revision().origin().place(),
                proof.duration().toMillis());
    }
}
