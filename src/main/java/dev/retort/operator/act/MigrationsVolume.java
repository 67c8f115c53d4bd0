package dev.retort.operator.act;

import dev.retort.operator.api.Labels;
import dev.retort.operator.api.Migrations;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.DownwardAPIVolumeFile;
import io.fabric8.kubernetes.api.model.DownwardAPIVolumeFileBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.fabric8.kubernetes.api.model.VolumeProjectionBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the files reach the container: one volume whatever the source, so that the engine sees a folder. */
sealed interface MigrationsVolume {
    String NAME = "migrations";
    String PATH = "/retort/migrations";

    Volume volume();

    default Map<String, String> annotations() {
        return Map.of();
    }

    default List<Container> initContainers(SecurityContext security, ResourceRequirements resources) {
        return List.of();
    }

    static MigrationsVolume of(Migrations migrations) {
        var image = migrations.image();
        if (image != null) {
            return new FromImage(image);
        }
        return migrations.inline().isEmpty()
                ? new FromConfigMaps(migrations.configMaps())
                : new Inline(migrations.inline());
    }

    /** The kubelet mounts them; the operator has seen each exist. */
    record FromConfigMaps(List<Migrations.ConfigMapSource> configMaps) implements MigrationsVolume {
        @Override
        public Volume volume() {
            return new VolumeBuilder()
                    .withName(NAME)
                    .withNewProjected()
                    .withSources(
                            configMaps.stream().map(FromConfigMaps::projection).toList())
                    .endProjected()
                    .build();
        }

        private static VolumeProjection projection(Migrations.ConfigMapSource source) {
            return new VolumeProjectionBuilder()
                    .withNewConfigMap()
                    .withName(source.name())
                    .withOptional(false)
                    .endConfigMap()
                    .build();
        }
    }

    /**
     * The files travel as annotations of the pod, and the downward API makes them files again: the operator needs no
     * right to write ConfigMaps, and an attempt keeps what it was given.
     */
    record Inline(Map<String, String> files) implements MigrationsVolume {
        static final String PREFIX = "inline.retort.dev/";

        @Override
        public Volume volume() {
            return new VolumeBuilder()
                    .withName(NAME)
                    .withNewDownwardAPI()
                    .withItems(files.keySet().stream().map(Inline::file).toList())
                    .endDownwardAPI()
                    .build();
        }

        @Override
        public Map<String, String> annotations() {
            var annotations = new TreeMap<String, String>();
            files.forEach((name, text) -> annotations.put(PREFIX + name, text));
            return annotations;
        }

        private static DownwardAPIVolumeFile file(String name) {
            return new DownwardAPIVolumeFileBuilder()
                    .withPath(name)
                    .withNewFieldRef("v1", "metadata.annotations['" + PREFIX + name + "']")
                    .build();
        }
    }

    /** An init container runs the user's image and copies the files out of it. */
    record FromImage(Migrations.ImageSource image) implements MigrationsVolume {
        @Override
        public Volume volume() {
            return new VolumeBuilder()
                    .withName(NAME)
                    .withNewEmptyDir()
                    .withSizeLimit(new Quantity("256Mi"))
                    .endEmptyDir()
                    .build();
        }

        @Override
        public List<Container> initContainers(SecurityContext security, ResourceRequirements resources) {
            return List.of(new ContainerBuilder()
                    .withName(Labels.MIGRATIONS_CONTAINER)
                    .withImage(image.reference())
                    .withCommand("cp", "-r", image.path().replaceFirst("/+$", "") + "/.", PATH)
                    .withResources(resources)
                    .withSecurityContext(security)
                    .withTerminationMessagePolicy("FallbackToLogsOnError")
                    .withVolumeMounts(JobShape.mount(NAME, PATH, false))
                    .build());
        }
    }
}
