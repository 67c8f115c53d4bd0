package dev.retort.operator.act;

import static java.util.Objects.requireNonNullElseGet;

import dev.retort.operator.api.DatabaseMigration;
import dev.retort.operator.api.Labels;
import dev.retort.operator.api.Rollback;
import dev.retort.operator.api.RunTemplate;
import dev.retort.operator.decide.RunKey;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicy;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The Job of one attempt. Pure.
 *
 * @param image the engine's
 * @param copyAs the user that takes migrations out of an image; where empty, the image or the cluster chooses
 */
public record JobShape(String image, String imagePullPolicy, Optional<Long> copyAs) {
    static final String DATABASE = "/retort/database";

    /**
     * Builds the Job.
     *
     * @param sourceDigest what the files must have that are mounted: the kubelet mounts them later, from a copy of its own
     */
    public Job of(DatabaseMigration resource, RunKey key, Optional<String> sourceDigest) {
        var meta = resource.getMetadata();
        var run = resource.getSpec().run();
        var migrations = MigrationsVolume.of(resource.getSpec().migrations());
        var labels = labels(meta.getUid(), key, run.template());
        var annotations = annotations(meta.getName(), run.template());
        var podAnnotations = new TreeMap<>(annotations);
        podAnnotations.putAll(migrations.annotations());
        return new JobBuilder()
                .withNewMetadata()
                .withNamespace(meta.getNamespace())
                .withName(key.jobName(meta.getName(), meta.getUid()))
                .withLabels(labels)
                .withAnnotations(annotations)
                .withOwnerReferences(new OwnerReferenceBuilder()
                        .withApiVersion(resource.getApiVersion())
                        .withKind(resource.getKind())
                        .withName(meta.getName())
                        .withUid(meta.getUid())
                        .withController(true)
                        .withBlockOwnerDeletion(true)
                        .build())
                .endMetadata()
                .withNewSpec()
                .withCompletions(1)
                .withParallelism(1)
                .withBackoffLimit(0)
                .withActiveDeadlineSeconds(run.deadlineSeconds())
                .withPodReplacementPolicy("Failed")
                .withPodFailurePolicy(failurePolicy())
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(labels)
                .withAnnotations(podAnnotations)
                .endMetadata()
                .withSpec(pod(resource, migrations, sourceDigest))
                .endTemplate()
                .endSpec()
                .build();
    }

    private static Map<String, String> labels(String uid, RunKey key, RunTemplate template) {
        var labels = new TreeMap<>(template.labels());
        labels.put(Labels.MANAGED_BY, "retort");
        labels.put(Labels.NAME, "retort-run");
        labels.put(Labels.UID, uid);
        labels.put(Labels.HASH, key.hash());
        labels.put(Labels.RUN, String.valueOf(key.run()));
        labels.put(Labels.ATTEMPT, String.valueOf(key.attempt()));
        return labels;
    }

    private static Map<String, String> annotations(String resource, RunTemplate template) {
        var annotations = new TreeMap<>(template.annotations());
        annotations.put(Labels.RESOURCE, resource);
        return annotations;
    }

    /** What the engine said counts at once; a node that was drained does not count, the pod is made again. */
    private static PodFailurePolicy failurePolicy() {
        return new PodFailurePolicyBuilder()
                .addNewRule()
                .withAction("FailJob")
                .withNewOnExitCodes()
                .withContainerName(Labels.RUNNER_CONTAINER)
                .withOperator("In")
                .withValues(1, 2, 4)
                .endOnExitCodes()
                .endRule()
                .addNewRule()
                .withAction("Ignore")
                .addNewOnPodCondition("True", "DisruptionTarget")
                .endRule()
                .build();
    }

    private PodSpec pod(DatabaseMigration resource, MigrationsVolume migrations, Optional<String> sourceDigest) {
        var template = resource.getSpec().run().template();
        var volumes = new ArrayList<Volume>();
        volumes.add(new VolumeBuilder()
                .withName("database")
                .withNewSecret()
                .withSecretName(resource.getSpec().database().secretRef().name())
                // Where it is missing the engine says so; without this the pod would wait for it without a word.
                .withOptional(true)
                .endSecret()
                .build());
        volumes.add(migrations.volume());
        volumes.add(new VolumeBuilder()
                .withName("tmp")
                .withNewEmptyDir()
                .withSizeLimit(new Quantity("64Mi"))
                .endEmptyDir()
                .build());
        return new PodSpecBuilder()
                .withRestartPolicy("Never")
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withServiceAccountName(template.serviceAccountName())
                .withNodeSelector(template.nodeSelector().isEmpty() ? null : template.nodeSelector())
                .withTolerations(template.tolerations())
                .withAffinity(template.affinity())
                .withImagePullSecrets(template.imagePullSecrets())
                .withNewSecurityContext()
                .withRunAsNonRoot(true)
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .endSecurityContext()
                .withInitContainers(migrations.initContainers(copying(), resources(template)))
                .withContainers(runner(arguments(resource, sourceDigest), resources(template)))
                .withVolumes(volumes)
                .build();
    }

    private Container runner(List<String> arguments, ResourceRequirements resources) {
        return new ContainerBuilder()
                .withName(Labels.RUNNER_CONTAINER)
                .withImage(image)
                .withImagePullPolicy(imagePullPolicy)
                .withArgs(arguments)
                .withResources(resources)
                .withSecurityContext(hardened())
                .withTerminationMessagePath("/dev/termination-log")
                .withTerminationMessagePolicy("File")
                .withVolumeMounts(
                        mount("database", DATABASE, true),
                        mount(MigrationsVolume.NAME, MigrationsVolume.PATH, true),
                        mount("tmp", "/tmp", false))
                .build();
    }

    private static List<String> arguments(DatabaseMigration resource, Optional<String> sourceDigest) {
        var spec = resource.getSpec();
        var meta = resource.getMetadata();
        var arguments = new ArrayList<>(List.of(
                "goto",
                spec.targetRevision(),
                "--directory",
                MigrationsVolume.PATH,
                "--database-secret",
                DATABASE,
                "--version-table",
                spec.database().versionTable(),
                "--rollback",
                spec.rollback().allowed().argument(),
                "--data-loss",
                "downgrade=" + spec.rollback().dataLoss().argument(),
                "--lock-timeout",
                spec.run().lockTimeout(),
                "--owner",
                meta.getNamespace() + "/" + meta.getName(),
                "--report",
                "/dev/termination-log"));
        arguments.addAll(archive(spec.rollback().archive()));
        sourceDigest.ifPresent(digest -> arguments.addAll(List.of("--source-digest", digest)));
        return arguments;
    }

    private static List<String> archive(Rollback.Archive archive) {
        var arguments = new ArrayList<String>();
        if (!archive.never().isEmpty()) {
            arguments.addAll(List.of("--archive-never", String.join(",", archive.never())));
        }
        Optional.ofNullable(archive.maxAge()).ifPresent(age -> arguments.addAll(List.of("--archive-max-age", age)));
        Optional.ofNullable(archive.maxSize()).ifPresent(size -> arguments.addAll(List.of("--archive-max-size", size)));
        return arguments;
    }

    /** What the restricted Pod Security level asks for. */
    private static SecurityContext hardened() {
        return new SecurityContextBuilder()
                .withRunAsNonRoot(true)
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .build();
    }

    /** Many images are made to run as root, which the cluster may refuse: copying needs no such right. */
    private SecurityContext copying() {
        return new SecurityContextBuilder(hardened())
                .withRunAsUser(copyAs.orElse(null))
                .build();
    }

    private static ResourceRequirements resources(RunTemplate template) {
        return requireNonNullElseGet(template.resources(), () -> new ResourceRequirementsBuilder()
                .addToRequests("cpu", new Quantity("50m"))
                .addToRequests("memory", new Quantity("128Mi"))
                .addToLimits("memory", new Quantity("512Mi"))
                .build());
    }

    static VolumeMount mount(String volume, String path, boolean readOnly) {
        return new VolumeMountBuilder()
                .withName(volume)
                .withMountPath(path)
                .withReadOnly(readOnly ? true : null)
                .build();
    }
}
