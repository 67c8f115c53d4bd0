package dev.retort.operator.observe;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import org.jspecify.annotations.Nullable;

/**
 * Keeps of each ConfigMap no more than the digests of its migrations. For one informer only: informers of several namespaces would delete
 * each other's entries.
 */
public final class SlimConfigMaps extends BasicItemStore<ConfigMap> {
    public SlimConfigMaps() {
        super(Cache::metaNamespaceKeyFunc);
    }

    @Override
    public @Nullable ConfigMap put(String key, ConfigMap configMap) {
        return super.put(key, ConfigMapFiles.slim(configMap));
    }
}
