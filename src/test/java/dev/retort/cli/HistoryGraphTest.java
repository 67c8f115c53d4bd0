package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class HistoryGraphTest {
    private static final String SHOP = "deploy/examples/shop/versions";

    @TempDir
    Path folder;

    private String history(String directory, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] all = Stream.concat(Stream.of("history", "-d", directory), Stream.of(args))
                .toArray(String[]::new);
        int exitCode = Retort.run(new PrintWriter(out), new PrintWriter(err), Map.of(), folder, all);
        assertThat(exitCode).as(err.toString()).isZero();
        return out.toString();
    }

    private void migration(String id, String parents) throws Exception {
        Files.writeString(
                folder.resolve(id + ".sql"),
                "-- revision: " + id + "\n-- down_revision: " + parents + "\n-- message: <" + id
                        + ">\n\n-- migrate:up\n");
    }

    @Test
    void drawsTheShopForATerminal() {
        assertThat(history(SHOP, "--graph", "--target", "8b60")).isEqualToNormalizingNewlines("""
                ○   2be4f7d09c81 (billing) (head)  loyalty tiers
                ○   f93b0d64a712 (billing)  revenue by month
                ○   0cd3718e6b5f (billing)  merge billing into the shop
                ├─╮
                │ ○ a6b85e12f47c (billing) (needs c4a81f0d9e36)  open invoices, addressed by family name
                ○ │ e2705ac81f9d  an order line reserves its stock
                ○ │ 17e9d4b2c058  index orders by customer, while the shop goes on selling
                ○ │ c4a81f0d9e36  split the customer's name
                │ ○ 94f0c6a7d3b1 (billing)  billing counts in cents
                │ ○ 5d27b3e1a890 (billing)  invoices and payments
                ├─╯
                ◎   8b60d2e5f713  orders and their lines
                ○   3f1c9a7be204  customers and products
                """);
    }

    @Test
    void drawsMergesOfManyAndASecondBase() throws Exception {
        migration("root01", "");
        migration("aone11", "root01");
        migration("bone11", "root01");
        migration("cone11", "root01");
        migration("mrab22", "aone11, bone11");
        migration("mrabc3", "mrab22, cone11");
        migration("alone0", "");
        migration("merge4", "mrabc3, alone0");

        assertThat(history(folder.toString(), "--graph")).isEqualToNormalizingNewlines("""
                ○       merge4 (head)  <merge4>
                ├─╮
                ○ │     mrabc3  <mrabc3>
                ├─┼─╮
                │ │ ○   cone11  <cone11>
                ○ │ │   mrab22  <mrab22>
                ├─┼─┼─╮
                │ │ │ ○ bone11  <bone11>
                ○ │ │ │ aone11  <aone11>
                ├─┼─┴─╯
                ○ │     root01  <root01>
                  ○     alone0  <alone0>
                """);
    }

    @Test
    void drawsForMermaidWithDependenciesDotted() {
        assertThat(history(SHOP, "--graph=mermaid", "--target", "head"))
                .startsWith("flowchart BT\n    r0[\"3f1c9a7be204<br/>customers and products\"]\n")
                .contains("[\"c4a81f0d9e36<br/>split the customer#39;s name\"]")
                .contains("loyalty tiers\"]:::target")
                .containsPattern("r\\d -\\.-> r\\d")
                .contains("r0 --> r1");
    }

    @Test
    void drawsASvgThatIsWellFormedAndObeysNoText() throws Exception {
        migration("root01", "");
        migration("next02", "root01");

        String svg = history(folder.toString(), "--graph=svg");

        var root = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("svg");
        assertThat(root.getElementsByTagName("circle").getLength()).isEqualTo(2);
        assertThat(root.getElementsByTagName("path").getLength()).isEqualTo(1);
        assertThat(root.getTextContent()).contains("root01  <root01>");
    }
}
