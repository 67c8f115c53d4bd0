package dev.retort.operator.status;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.operator.api.Condition;
import dev.retort.operator.api.Condition.Status;
import dev.retort.operator.api.RunStatus;
import dev.retort.operator.api.RunStatus.Phase;
import dev.retort.operator.observe.Result;
import dev.retort.operator.observe.Source;
import dev.retort.operator.testing.Scene;
import dev.retort.operator.testing.Shop;
import dev.retort.report.Outcome;
import dev.retort.report.Report;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StatusBuilderTest {
    private final Scene scene = new Scene();

    @Test
    void reconcilingFromTheVeryFirstStatus() {
        scene.reconcileAndDie();
        assertConditions(Status.Unknown, Status.True, Status.False, "Migrating");
        assertThat(scene.status().observedGeneration()).isEqualTo(1);
        assertThat(run().phase()).isEqualTo(Phase.Starting);
        assertThat(scene.status().appliedRevision()).isNull();
    }

    @Test
    void readyAtTheTarget() {
        ends(Shop.upgraded(Shop.A));
        assertConditions(Status.True, Status.False, Status.False, "AtTarget");
        assertThat(scene.status().appliedRevision()).isEqualTo(Shop.A);
        assertThat(scene.status().targetRevision()).isEqualTo(Shop.A);
        assertThat(run().direction()).isEqualTo("upgrade");
        assertThat(run().stepsDone()).isEqualTo(2);
    }

    @Test
    void baseIsSaidAndIsAnEmptyList() {
        ends(new Report(
                Outcome.DONE, "down to base", List.of(), List.of(), "downgrade", 2, 2, null, List.of(), 300L, 10));
        assertThat(scene.status().appliedRevision()).isEqualTo("base");
        assertThat(scene.status().appliedRevisions()).isEmpty();
        assertThat(scene.status().targetRevision()).isEqualTo("base");
    }

    @Test
    void aFailureSaysWhereAndWhatAndWhereTheDatabaseIs() {
        ends(Shop.failed());
        assertConditions(Status.False, Status.False, Status.True, "Failed");
        assertThat(condition("Stalled").message())
                .isEqualTo("Attempt 1: 0002_orders.sql:12:5: relation \"orders\" already exists (SQLSTATE 42P07)."
                        + " Hint: rename it. Statement: CREATE TABLE orders ( id bigint )"
                        + " It runs again when the spec or the migrations change.");
        assertThat(scene.status().appliedRevision()).isEqualTo(Shop.A);
        assertThat(scene.status().targetRevision()).isEqualTo(Shop.B);
    }

    @Test
    void saysWhatARollbackHasKept() {
        ends(Shop.rolledBackAndKept());
        assertConditions(Status.True, Status.False, Status.False, "AtTarget");
        assertThat(condition("Ready").message())
                .isEqualTo("Attempt 1: rolled back to " + Shop.A + " in 1 step"
                        + " Note: kept in the archive as item 12: table orders, 1204 rows;"
                        + " kept in the archive as item 13: dropped customer (city), 7 rows");
        assertThat(run().message()).contains("kept in the archive as item 12");
        assertThat(scene.status().history().getFirst().message()).contains("kept in the archive as item 12");
    }

    @Test
    void aStepThatWouldDestroyDataIsRefusedInItsOwnWords() {
        ends(Shop.wouldLose());
        assertConditions(Status.False, Status.False, Status.True, "Refused");
        assertThat(condition("Stalled").message())
                .contains("would destroy data, which --data-loss refuse forbids: table orders");
        assertThat(scene.status().appliedRevision()).isEqualTo(Shop.B);
        assertThat(run().outcome()).isEqualTo("refused");
    }

    @Test
    void waitingForTheNextAttempt() {
        ends(Shop.unavailable());
        assertConditions(Status.False, Status.True, Status.False, "Unavailable");
        assertThat(run().retryAt()).isEqualTo("2026-11-24T03:00:05Z");
    }

    @Test
    void stalledOnceTheAttemptsAreUsedUpAlsoWhileMoreAreMade() {
        for (var attempt = 1; attempt <= 5; attempt++) {
            ends(Shop.unavailable());
            scene.later(Duration.ofMinutes(5));
        }
        assertConditions(Status.False, Status.False, Status.True, "Unavailable");
        scene.reconcile();
        assertThat(condition("Stalled").status()).isEqualTo(Status.True);
        scene.newestJob(Shop.upgraded(Shop.A));
        scene.reconcile();
        assertConditions(Status.True, Status.False, Status.False, "AtTarget");
    }

    @Test
    void whatIsNotKnownIsNotSaid() {
        ends(Shop.upgraded(Shop.A));
        scene.target(Shop.B).reconcile();
        scene.newestJob(new Result.Lost("evicted"));
        scene.reconcile();
        assertThat(scene.status().appliedRevision()).isEqualTo(Shop.A);
        assertThat(run().outcome()).isEqualTo("lost");
    }

    @Test
    void anOldJobSaysNothingNew() {
        ends(Shop.upgraded(Shop.A));
        var first = scene.jobs();
        scene.target(Shop.B).reconcile();
        scene.newestJob(Shop.upgraded(Shop.B));
        scene.reconcile();
        scene.jobsAreDeleted().put(first).reconcile();
        assertThat(scene.status().appliedRevision()).isEqualTo(Shop.B);
    }

    @Test
    void timesMoveOnlyOnATransitionAndNothingChangesWithoutCause() {
        ends(Shop.upgraded(Shop.A));
        var before = scene.status();
        scene.later(Duration.ofHours(1)).reconcile();
        assertThat(scene.status()).isEqualTo(before);
        scene.target(Shop.B).reconcile();
        assertThat(condition("Ready").lastTransitionTime()).isEqualTo("2026-11-24T04:00:00Z");
        assertThat(condition("Stalled").lastTransitionTime()).isEqualTo("2026-11-24T03:00:00Z");
    }

    @Test
    void theHistoryHasTheLastTenTheNewestFirst() {
        for (var run = 1; run <= 12; run++) {
            scene.target("r" + run);
            ends(Shop.upgraded("r" + run));
        }
        assertThat(scene.status().history())
                .hasSize(10)
                .extracting(run -> run.appliedRevision())
                .startsWith("r12", "r11")
                .endsWith("r3");
    }

    @Test
    void aRunThatWasOvertakenIsInTheHistory() {
        ends(Shop.unavailable());
        scene.target(Shop.B).reconcile();
        assertThat(scene.status().history()).singleElement().satisfies(run -> assertThat(run.outcome())
                .isEqualTo("unavailable"));
    }

    @Test
    void missingMigrationsAreNamed() {
        scene.source(new Source.Missing(List.of("a", "b"))).reconcile();
        assertConditions(Status.False, Status.True, Status.False, "SourceMissing");
        assertThat(condition("Ready").message()).contains("a, b", "default");
    }

    @Test
    void aJobThatHasNotStartedIsSaidToStartAndThenWhyItDoesNot() {
        scene.reconcile();
        scene.reconcile();
        assertThat(run().phase()).isEqualTo(Phase.Starting);
        assertThat(condition("Ready").message()).endsWith("is starting").doesNotContain("at work");
        scene.later(Duration.ofSeconds(10)).reconcile();
        assertConditions(Status.Unknown, Status.True, Status.False, "Migrating");
        assertThat(condition("Ready").message())
                .startsWith("Attempt 1: Job shop-")
                .endsWith("it has no pod yet");
        assertThat(run().message()).isEqualTo(condition("Ready").message());
        scene.atWork().reconcile();
        assertThat(run().phase()).isEqualTo(Phase.Running);
        assertThat(condition("Ready").message()).endsWith("is at work");
    }

    @Test
    void aRunWhoseNodeWasDrainedDoesNotBeginAnew() {
        scene.reconcile();
        scene.atWork().reconcile();
        scene.newestJob(new Result.NotStarted("it has no pod yet")).reconcile();
        assertThat(run().phase()).isEqualTo(Phase.Running);
    }

    static Stream<Source> sourcesThatCannotRun() {
        return Stream.of(new Source.Missing(List.of("a")), new Source.Unusable("too large"));
    }

    @ParameterizedTest
    @MethodSource("sourcesThatCannotRun")
    void aRunThatEndsWhileMigrationsAreMissingIsSaidToHaveEnded(Source source) {
        scene.reconcile();
        scene.atWork().reconcile();
        scene.source(source).reconcile();
        scene.newestJob(Shop.failed()).reconcile();
        assertThat(run().phase()).isEqualTo(Phase.Failed);
        assertThat(run().outcome()).isEqualTo("failed");
        assertThat(scene.status().appliedRevision()).isEqualTo(Shop.A);
    }

    @Test
    void whatIsDoneStaysDoneWhenTheMigrationsGoAway() {
        ends(Shop.upgraded(Shop.A));
        scene.source(new Source.Missing(List.of("a"))).reconcile();
        assertThat(run().phase()).isEqualTo(Phase.Succeeded);
    }

    @Test
    void noAttemptIsPromisedWhileSuspended() {
        ends(Shop.unavailable());
        scene.suspend(true).reconcile();
        assertThat(run().retryAt()).isNull();
        assertThat(run().phase()).isEqualTo(Phase.Failed);
        assertThat(run().outcome()).isEqualTo("unavailable");
    }

    @Test
    void anAnnouncedAttemptIsNotForgottenForAnOlderOne() {
        ends(Shop.upgraded(Shop.A));
        scene.target(Shop.B).reconcileAndDie();
        scene.suspend(true).reconcile();
        assertThat(run().number()).isEqualTo(2);
    }

    @Test
    void suspendedIsNeitherWorkNorTrouble() {
        scene.suspend(true).reconcile();
        assertConditions(Status.False, Status.False, Status.False, "Suspended");
    }

    private void ends(Report report) {
        scene.reconcile();
        scene.newestJob(report);
        scene.reconcile();
    }

    private RunStatus run() {
        return requireNonNull(scene.status().run());
    }

    private Condition condition(String type) {
        return scene.status().conditions().stream()
                .filter(condition -> condition.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private void assertConditions(Status ready, Status reconciling, Status stalled, String reason) {
        assertThat(condition("Ready").status()).isEqualTo(ready);
        assertThat(condition("Reconciling").status()).isEqualTo(reconciling);
        assertThat(condition("Stalled").status()).isEqualTo(stalled);
        assertThat(condition("Ready").reason()).isEqualTo(reason);
    }
}
