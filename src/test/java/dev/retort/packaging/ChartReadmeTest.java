package dev.retort.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ChartReadmeTest {
    private static final String BEGIN = "<!-- values: written by ChartReadmeTest with -Dgolden.update=true -->\n";
    private static final String END = "<!-- values end -->\n";

    private final ValuesTable table = ValuesTable.read(Chart.FOLDER.resolve("values.yaml"));

    @Test
    void tellsOfEveryValue() throws IOException {
        var readme = Chart.FOLDER.resolve("README.md");
        var text = Files.readString(readme);
        assertThat(text).contains(BEGIN, END);
        var before = text.substring(0, text.indexOf(BEGIN) + BEGIN.length());
        var after = text.substring(text.indexOf(END));
        new Golden(readme).assertCurrent(before + table.markdown() + after);
        assertThat(table.undocumented()).isEmpty();
    }

    @Test
    void theSchemaKnowsEveryValue() throws IOException {
        var schema = new JsonMapper().readTree(Files.readString(Chart.FOLDER.resolve("values.schema.json")));
        assertThat(table.rows()).isNotEmpty().noneMatch(row -> schema.at(
                        "/properties/" + row.path().replace(".", "/properties/"))
                .isMissingNode());
    }

    @Test
    void theChartNamesTheImageOfItsVersion() {
        var chart = Manifests.read(Chart.FOLDER.resolve("Chart.yaml")).objects().getFirst();
        var images = Manifests.parse(
                chart.path("annotations").path("artifacthub.io/images").asText().replaceFirst("^- ", "  "));
        assertThat(images.objects().getFirst().path("image").asText())
                .isEqualTo(table.values().at("/image/repository").asText() + ":"
                        + chart.path("appVersion").asText());
    }

    @Test
    void theChartCarriesTheDefinitionByteForByte() throws IOException {
        var name = "databasemigrations.retort.dev-v1.yml";
        new Golden(Chart.FOLDER.resolve("files").resolve(name)).assertCurrent(Files.readString(Path.of("crds", name)));
    }
}
