package dev.retort.operator.observe;

import static java.util.Objects.requireNonNullElse;

import dev.retort.operator.api.Labels;
import dev.retort.report.Outcome;
import dev.retort.report.ReportFile;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what a pod says of the attempt that it carries. */
public final class PodReader {
    /** What a container waits for that time alone does not bring. */
    private static final Set<String> STUCK = Set.of(
            "ImagePullBackOff",
            "ErrImagePull",
            "ErrImageNeverPull",
            "InvalidImageName",
            "ImageInspectError",
            "CreateContainerConfigError",
            "CreateContainerError",
            "RunContainerError");

    private PodReader() {}

    /** Whether a container of it may be at work. */
    public static boolean live(Pod pod) {
        var phase = pod.getStatus() == null
                ? "Pending"
                : requireNonNullElse(pod.getStatus().getPhase(), "Pending");
        return !phase.equals("Succeeded") && !phase.equals("Failed");
    }

    /** The engine ended, and another container keeps the pod alive. A pod that is being removed needs no help. */
    static boolean heldUp(Pod pod) {
        return live(pod) && terminated(pod).isPresent() && pod.getMetadata().getDeletionTimestamp() == null;
    }

    /** How the engine ended, whatever else is in the pod; where it has not, how far the pod is. */
    static Result result(Pod pod) {
        return terminated(pod).map(PodReader::ended).orElseGet(() -> {
            if (!live(pod)) {
                return new Result.Lost(neverStarted(pod));
            }
            return started(pod).isPresent()
                    ? new Result.Running()
                    : stuck(pod).orElseGet(() -> new Result.NotStarted(Waiting.why(pod)));
        });
    }

    private static String neverStarted(Pod pod) {
        return initContainers(pod).stream()
                .map(container -> container.getState().getTerminated())
                .filter(end -> end != null && requireNonNullElse(end.getExitCode(), 0) != 0)
                .map(end -> "the migrations could not be taken out of their image: cp ended with exit code %d (%s)"
                        .formatted(
                                end.getExitCode(),
                                requireNonNullElse(
                                        end.getMessage(), requireNonNullElse(end.getReason(), "no reason given"))))
                .findFirst()
                .orElseGet(() -> "its pod ended before the container had started (%s)"
                        .formatted(requireNonNullElse(pod.getStatus().getReason(), "no reason given")));
    }

    static Optional<Instant> started(Pod pod) {
        return runner(pod)
                .map(ContainerStatus::getState)
                .flatMap(state -> Stream.of(
                                Optional.ofNullable(state.getRunning()).map(running -> running.getStartedAt()),
                                Optional.ofNullable(state.getTerminated()).map(ContainerStateTerminated::getStartedAt))
                        .flatMap(Optional::stream)
                        .findFirst())
                .map(Instant::parse);
    }

    static Optional<Instant> ended(Pod pod) {
        return terminated(pod).map(ContainerStateTerminated::getFinishedAt).map(Instant::parse);
    }

    static Optional<String> imageDigest(Pod pod) {
        return initContainers(pod).stream()
                .filter(container -> container.getName().equals(Labels.MIGRATIONS_CONTAINER))
                .map(container -> requireNonNullElse(container.getImageID(), ""))
                .filter(id -> !id.isEmpty())
                .findFirst();
    }

    private static Result ended(ContainerStateTerminated end) {
        var code = requireNonNullElse(end.getExitCode(), -1);
        var report = ReportFile.parse(requireNonNullElse(end.getMessage(), ""));
        if (report.isPresent() && report.get().outcome().exitCode() == code) {
            return new Result.Reported(report.get());
        }
        // 0 says nothing of where the database is, and a JVM that dies on its own gives 1.
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.exitCode() == code && code > 1)
                .findFirst()
                .<Result>map(Result.Exited::new)
                .orElseGet(() -> new Result.Lost("the container ended with exit code %d (%s) and left no report"
                        .formatted(code, requireNonNullElse(end.getReason(), "no reason given"))));
    }

    private static Optional<Result> stuck(Pod pod) {
        return Stream.concat(initContainers(pod).stream(), runner(pod).stream())
                .map(ContainerStatus::getState)
                .map(ContainerState::getWaiting)
                .filter(waiting -> waiting != null && STUCK.contains(requireNonNullElse(waiting.getReason(), "")))
                .<Result>map(waiting -> new Result.Stuck(
                        waiting.getReason(), requireNonNullElse(waiting.getMessage(), "no message given")))
                .findFirst();
    }

    private static Optional<ContainerStateTerminated> terminated(Pod pod) {
        return runner(pod).map(ContainerStatus::getState).map(ContainerState::getTerminated);
    }

    private static Optional<ContainerStatus> runner(Pod pod) {
        return pod.getStatus() == null
                ? Optional.empty()
                : pod.getStatus().getContainerStatuses().stream()
                        .filter(container -> container.getName().equals(Labels.RUNNER_CONTAINER))
                        .findFirst();
    }

    private static List<ContainerStatus> initContainers(Pod pod) {
        return pod.getStatus() == null ? List.of() : pod.getStatus().getInitContainerStatuses();
    }
}
