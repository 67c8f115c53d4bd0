package dev.retort.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.lib.jse.JsePlatform;

class ArgoHealthTest {
    private static final Path FOLDER = Path.of("deploy/argocd");

    static Stream<JsonNode> cases() {
        return Manifests.read(FOLDER.resolve("health_test.yaml"))
                .objects()
                .getFirst()
                .path("tests")
                .valueStream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysHowTheResourceIs(JsonNode expected) throws IOException {
        var resource = Manifests.read(FOLDER.resolve(expected.path("inputPath").asText()))
                .objects()
                .getFirst();
        var globals = JsePlatform.standardGlobals();
        globals.set("obj", lua(resource));
        var health = globals.load(Files.readString(FOLDER.resolve("health.lua")), "health.lua")
                .call();
        assertThat(health.get("status").tojstring())
                .isEqualTo(expected.at("/healthStatus/status").asText());
        assertThat(health.get("message").tojstring())
                .isEqualTo(expected.at("/healthStatus/message").asText());
    }

    @Test
    void everyInputHasACase() throws IOException {
        try (var inputs = Files.list(FOLDER.resolve("testdata"))) {
            assertThat(inputs.map(input -> "testdata/" + input.getFileName()))
                    .containsExactlyInAnyOrderElementsOf(
                            cases().map(test -> test.path("inputPath").asText()).toList());
        }
    }

    private static LuaValue lua(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                var table = new LuaTable();
                node.propertyStream().forEach(child -> table.set(child.getKey(), lua(child.getValue())));
                yield table;
            }
            case ARRAY -> {
                var table = new LuaTable();
                node.valueStream().map(ArgoHealthTest::lua).forEach(element -> table.set(table.length() + 1, element));
                yield table;
            }
            case BOOLEAN -> LuaValue.valueOf(node.asBoolean());
            case NUMBER -> LuaValue.valueOf(node.asDouble());
            case STRING, BINARY -> LuaValue.valueOf(node.asText());
            case NULL, MISSING, POJO -> LuaValue.NIL;
        };
    }
}
