package dev.retort.operator;

import dev.retort.operator.testing.ApiServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives a Quarkus test its API server. */
public final class ApiServerResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable ApiServer server;

    @Override
    public Map<String, String> start() {
        var started = ApiServer.start();
        server = started;
        var config = started.config();
        var settings = new HashMap<String, String>();
        settings.put("quarkus.kubernetes-client.api-server-url", config.getMasterUrl());
        put(settings, "ca-cert-data", config.getCaCertData());
        put(settings, "ca-cert-file", config.getCaCertFile());
        put(settings, "client-cert-data", config.getClientCertData());
        put(settings, "client-cert-file", config.getClientCertFile());
        put(settings, "client-key-data", config.getClientKeyData());
        put(settings, "client-key-file", config.getClientKeyFile());
        return settings;
    }

    private static void put(Map<String, String> settings, String name, @Nullable String value) {
        if (value != null) {
            settings.put("quarkus.kubernetes-client." + name, value);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.close();
        }
    }
}
