package dev.retort.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.retort.operator.api.DatabaseMigrationSpec;
import dev.retort.operator.api.RunStatus.Phase;
import dev.retort.operator.observe.Result;
import dev.retort.operator.observe.Source;
import dev.retort.operator.testing.Scene;
import dev.retort.operator.testing.Shop;
import dev.retort.report.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DecideTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private final Scene scene = new Scene();

    @Test
    void aNewResourceStarts() {
        assertStarts(1, 1);
    }

    @Test
    void aJobAtWorkGoesOn() {
        scene.reconcile();
        scene.atWork().later(Duration.ofHours(1));
        assertThat(scene.decide()).isInstanceOf(Decision.Running.class);
    }

    @Test
    void aRunThatIsDoneIsNotRepeated() {
        scene.reconcile();
        scene.newestJob(Shop.upgraded(Shop.A));
        assertThat(scene.reconcile()).isInstanceOf(Decision.Succeeded.class);
        scene.later(Duration.ofDays(100));
        assertThat(scene.reconcile()).isInstanceOf(Decision.Succeeded.class);
    }

    static Stream<Arguments> endings() {
        return Stream.of(
                Arguments.of(new Result.Reported(Shop.failed()), false),
                Arguments.of(new Result.Reported(Shop.refused()), false),
                Arguments.of(new Result.Exited(Outcome.INVALID), false),
                Arguments.of(new Result.Exited(Outcome.REFUSED), false),
                Arguments.of(new Result.Exited(Outcome.UNAVAILABLE), true),
                Arguments.of(new Result.Reported(Shop.unavailable()), true),
                Arguments.of(new Result.Lost("evicted"), true),
                Arguments.of(new Result.DeadlineExceeded(), true));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void onlyWhatMayPassIsTriedAgain(Result result, boolean again) {
        scene.reconcile();
        scene.newestJob(result);
        assertThat(scene.reconcile()).isInstanceOf(again ? Decision.RetryLater.class : Decision.GaveUp.class);
        scene.later(Duration.ofSeconds(5));
        assertThat(scene.reconcile()).isInstanceOf(again ? Decision.Start.class : Decision.GaveUp.class);
    }

    @ParameterizedTest
    @CsvSource({"1, 5", "2, 10", "3, 20", "4, 40", "5, 300", "6, 300", "100, 300"})
    void theDelayGrowsAndStaysAtFiveMinutes(int attempt, int seconds) {
        assertThat(Backoff.after(attempt, attempt >= 5)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"6, 160", "7, 300", "64, 300"})
    void theDelayIsBoundedWhereMoreAttemptsAreGranted(int attempt, int seconds) {
        assertThat(Backoff.after(attempt, false)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void anUnavailableDatabaseIsAskedForEver() {
        for (var attempt = 1; attempt <= 30; attempt++) {
            assertStarts(1, attempt);
            scene.newestJob(Shop.unavailable());
            scene.reconcile();
            scene.later(Duration.ofMinutes(5));
        }
    }

    @Test
    void theDeadlineIsMetAsOftenAsGrantedAndNoMore() {
        for (var attempt = 1; attempt <= 5; attempt++) {
            assertStarts(1, attempt);
            scene.newestJob(new Result.DeadlineExceeded());
            scene.reconcile();
            scene.later(Duration.ofMinutes(5));
        }
        assertThat(scene.reconcile()).isInstanceOf(Decision.GaveUp.class);
    }

    @Test
    void theDelayOutlivesTheJob() {
        scene.reconcile();
        scene.newestJob(Shop.unavailable());
        scene.reconcile();
        scene.jobsAreDeleted().later(SECOND);
        assertThat(scene.reconcile())
                .asInstanceOf(type(Decision.RetryLater.class))
                .extracting(Decision.RetryLater::at)
                .isEqualTo(Scene.START.plusSeconds(5));
        scene.later(Duration.ofSeconds(4));
        assertStarts(1, 2);
    }

    @Test
    void anEditedTargetWaitsForTheRunAtWork() {
        scene.reconcile();
        scene.atWork().target(Shop.A).later(Duration.ofMinutes(50));
        assertThat(scene.reconcile()).isInstanceOf(Decision.WaitForRun.class);
        scene.newestJob(Shop.upgraded(Shop.B));
        assertStarts(2, 1);
    }

    @Test
    void goingBackToAnEarlierTargetIsANewRun() {
        var names = IntStream.rangeClosed(1, 3)
                .mapToObj(run -> {
                    scene.target(run % 2 == 1 ? Shop.A : Shop.B);
                    assertStarts(run, 1);
                    scene.newestJob(Shop.upgraded(run % 2 == 1 ? Shop.A : Shop.B));
                    scene.reconcile();
                    return scene.jobs().getLast().name();
                })
                .toList();
        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void changedMigrationsAreANewRunAlsoAfterAFailure() {
        scene.reconcile();
        scene.newestJob(Shop.failed());
        scene.reconcile();
        scene.source(new Source.Found("sha256:two"));
        assertStarts(2, 1);
    }

    @Test
    void suspendingAndResumingIsNoChange() {
        scene.reconcile();
        scene.newestJob(Shop.upgraded(Shop.A));
        scene.reconcile();
        scene.suspend(true);
        assertThat(scene.reconcile()).isInstanceOf(Decision.Succeeded.class);
        scene.suspend(false);
        assertThat(scene.reconcile()).isInstanceOf(Decision.Succeeded.class);
    }

    @Test
    void nothingStartsWhileSuspended() {
        scene.suspend(true);
        assertThat(scene.reconcile()).isInstanceOf(Decision.Suspended.class);
        scene.suspend(false);
        assertStarts(1, 1);
        scene.suspend(true);
        assertThat(scene.reconcile()).isInstanceOf(Decision.Running.class);
        scene.newestJob(Shop.unavailable()).later(Duration.ofMinutes(1));
        assertThat(scene.reconcile()).isInstanceOf(Decision.Suspended.class);
        scene.jobsAreDeleted();
        assertThat(scene.reconcile()).isInstanceOf(Decision.Suspended.class);
        scene.suspend(false);
        assertStarts(1, 2);
    }

    @Test
    void missingMigrationsAreAwaited() {
        scene.source(new Source.Missing(List.of("a", "b")));
        assertThat(scene.reconcile()).isEqualTo(new Decision.WaitForSource(List.of("a", "b"), Optional.empty()));
        scene.source(new Source.Found("sha256:one"));
        assertStarts(1, 1);
    }

    @Test
    void aRunAtWorkIsNotDisturbedByMigrationsThatGoAway() {
        scene.reconcile();
        scene.atWork().later(Duration.ofMinutes(50)).source(new Source.Missing(List.of("a")));
        assertThat(scene.reconcile()).isInstanceOf(Decision.WaitForRun.class);
        scene.source(new Source.Found("sha256:one"));
        assertThat(scene.reconcile()).isInstanceOf(Decision.Running.class);
    }

    @Test
    void unusableMigrationsAreSaid() {
        scene.source(new Source.Unusable("too large"));
        assertThat(scene.reconcile()).isEqualTo(new Decision.SourceUnusable("too large", Optional.empty()));
    }

    @Test
    void aJobThatWasAnnouncedAndNotMadeIsMadeUnderTheSameName() {
        var announced = (Decision.Start) scene.reconcileAndDie();
        assertThat(scene.decide())
                .asInstanceOf(type(Decision.Start.class))
                .extracting(Decision.Start::key)
                .isEqualTo(announced.key());
    }

    @Test
    void aJobThatWasAnnouncedForAnOlderSpecIsNotMade() {
        scene.reconcileAndDie();
        scene.target(Shop.B);
        assertStarts(2, 1);
    }

    @Test
    void aJobMadeBeforeTheOperatorDiedIsAdopted() {
        scene.reconcile();
        scene.newestJob(Shop.upgraded(Shop.A));
        assertThat(scene.decide()).isInstanceOf(Decision.Succeeded.class);
    }

    @Test
    void aJobDeletedWhileAtWorkIsLost() {
        scene.reconcile();
        scene.atWork().reconcile();
        scene.jobsAreDeleted();
        assertThat(scene.reconcile())
                .asInstanceOf(type(Decision.RetryLater.class))
                .satisfies(retry -> assertThat(retry.last().verdict()).isEqualTo(Verdict.LOST));
        scene.later(Duration.ofSeconds(5));
        assertStarts(1, 2);
    }

    @ParameterizedTest
    @MethodSource("endings")
    void anOutcomeOnceSeenStaysWhenJobAndPodAreGone(Result result, boolean again) {
        scene.reconcile();
        scene.newestJob(result);
        var before = scene.reconcile();
        scene.newestJob(new Result.Lost("its pod is gone and took the report with it"));
        assertThat(scene.reconcile()).hasSameClassAs(before);
        scene.jobsAreDeleted();
        assertThat(scene.reconcile()).hasSameClassAs(before);
        assertThat(again).isEqualTo(before instanceof Decision.RetryLater);
    }

    @Test
    void noAttemptStartsBesideAPodOfAnEarlierOne() {
        scene.reconcile();
        scene.newestJob(Shop.unavailable()).livePod("shop-1-x");
        scene.reconcile();
        scene.later(Duration.ofSeconds(5));
        assertThat(scene.reconcile())
                .asInstanceOf(type(Decision.WaitForPods.class))
                .satisfies(wait -> assertThat(wait.pods()).containsExactly("shop-1-x"));
        scene.podsEnd();
        assertStarts(1, 2);
    }

    @Test
    void aContainerThatCannotStartIsGivenUpAfterFiveMinutes() {
        scene.reconcile();
        scene.newestJob(new Result.Stuck("ImagePullBackOff", "not found"));
        scene.later(Duration.ofMinutes(5));
        assertThat(scene.reconcile()).isInstanceOf(Decision.Running.class);
        scene.later(SECOND);
        assertThat(scene.reconcile()).isInstanceOf(Decision.Abandon.class);
        assertThat(scene.reconcile()).isInstanceOf(Decision.RetryLater.class);
        scene.later(Duration.ofSeconds(5));
        assertStarts(1, 2);
    }

    @Test
    void aContainerThatCannotStartDoesNotHoldUpACorrection() {
        scene.reconcile();
        scene.newestJob(new Result.Stuck("ImagePullBackOff", "not found"));
        scene.target(Shop.B);
        assertThat(scene.reconcile()).isInstanceOf(Decision.Abandon.class);
        assertStarts(2, 1);
    }

    @Test
    void aJobThatDoesNotStartDoesNotHoldUpACorrection() {
        scene.reconcile();
        scene.spec(spec -> Shop.withTemplate(spec, "serviceAccountName: right"));
        assertThat(scene.reconcile()).as("its pod may be made this moment").isInstanceOf(Decision.WaitForRun.class);
        scene.later(Unstarted.GRACE);
        assertThat(scene.reconcile()).isInstanceOf(Decision.Abandon.class);
        assertStarts(2, 1);
    }

    @Test
    void aJobThatDoesNotStartIsGivenUpAfterFiveMinutes() {
        scene.reconcile();
        scene.later(Duration.ofMinutes(5));
        assertThat(scene.reconcile()).isInstanceOf(Decision.Running.class);
        scene.later(SECOND);
        assertThat(scene.reconcile()).isInstanceOf(Decision.Abandon.class);
        assertThat(scene.reconcile()).isInstanceOf(Decision.RetryLater.class);
        scene.later(Duration.ofSeconds(5));
        assertStarts(1, 2);
    }

    @Test
    void anAbandonedJobWhosePodStartedAfterAllEndsFirst() {
        scene.reconcile();
        scene.later(Unstarted.GRACE).target(Shop.B);
        assertThat(scene.reconcile()).isInstanceOf(Decision.Abandon.class);
        scene.livePod("shop-1-x");
        assertThat(scene.reconcile()).isInstanceOf(Decision.WaitForPods.class);
        scene.podsEnd();
        assertStarts(2, 1);
    }

    @Test
    void aRunWhoseNodeWasDrainedKeepsItsDeadline() {
        scene.reconcile();
        scene.atWork().later(Duration.ofMinutes(20)).reconcile();
        scene.newestJob(new Result.NotStarted("it has no pod yet"));
        assertThat(scene.reconcile()).isInstanceOf(Decision.Running.class);
        assertThat(scene.reconcile()).isInstanceOf(Decision.Running.class);
        scene.target(Shop.B);
        assertThat(scene.reconcile()).isInstanceOf(Decision.Abandon.class);
    }

    @Test
    void aJobDeletedBeforeItStartedIsMadeAgain() {
        scene.reconcile();
        scene.reconcile();
        scene.jobsAreDeleted();
        assertStarts(1, 1);
    }

    @ParameterizedTest
    @MethodSource("endings")
    void anOutcomeSeenWhileMigrationsWereMissingStays(Result result, boolean again) {
        scene.reconcile();
        scene.atWork().source(new Source.Missing(List.of("a"))).reconcile();
        scene.newestJob(result).reconcile();
        scene.jobsAreDeleted().source(new Source.Found("sha256:one"));
        assertThat(scene.reconcile()).isInstanceOf(again ? Decision.RetryLater.class : Decision.GaveUp.class);
    }

    @Test
    void theDelayIsKeptWhereItWasSuspendedInBetween() {
        scene.reconcile();
        scene.newestJob(Shop.unavailable());
        scene.reconcile();
        scene.later(SECOND).suspend(true).reconcile();
        scene.suspend(false);
        assertThat(scene.reconcile())
                .asInstanceOf(type(Decision.RetryLater.class))
                .extracting(Decision.RetryLater::at)
                .isEqualTo(Scene.START.plusSeconds(5));
    }

    @Test
    void theNumberOfARunIsNeverUsedAgain() {
        scene.reconcile();
        scene.newestJob(Shop.upgraded(Shop.A));
        scene.reconcile();
        scene.jobsAreDeleted().target(Shop.B);
        assertStarts(2, 1);
    }

    @Test
    void anotherSourceIsANewRun() {
        scene.reconcile();
        scene.newestJob(Shop.failed());
        scene.reconcile();
        scene.spec(spec -> new DatabaseMigrationSpec(
                spec.targetRevision(), spec.database(), Shop.configMaps("other"), spec.rollback(), spec.run(), false));
        assertStarts(2, 1);
    }

    private void assertStarts(int run, int attempt) {
        assertThat(scene.reconcile())
                .asInstanceOf(type(Decision.Start.class))
                .extracting(Decision.Start::key)
                .isEqualTo(new RunKey(scene.wantedHash(), run, attempt));
        assertThat(Objects.requireNonNull(scene.status().run()).phase()).isEqualTo(Phase.Starting);
    }
}
