package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.TestingShell.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The examples of {@code docs/autogenerate.md}, run as they stand there. */
@ExtendWith(TestingDatabase.class)
class ModelExamplesPostgresTest {
    private final TestingDatabase.Url url;
    private final TestingShell shell;
    private final Path folder;

    ModelExamplesPostgresTest(TestingDatabase.Url url, @TempDir Path folder) {
        this.url = url;
        this.folder = folder;
        this.shell = new TestingShell(folder, url);
    }

    /** The first block of a language below a heading. */
    private static String example(String heading, String language) throws IOException {
        Matcher block = Pattern.compile("### " + heading + "\n.*?```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs/autogenerate.md")));
        assertThat(block.find()).as("%s in %s", heading, language).isTrue();
        return block.group(1);
    }

    @Test
    void sqlAlchemyPrintsItsModel() throws IOException {
        String python = TestingPython.withAlembic();
        Files.writeString(
                folder.resolve("retort.toml"),
                example("SQLAlchemy", "toml").replace("\"python\"", "\"" + python + "\""));
        Files.writeString(folder.resolve("ddl.py"), example("SQLAlchemy", "python"));
        Files.writeString(folder.resolve("models.py"), """
                import enum
                from sqlalchemy import Column, Enum, ForeignKey, Index, Integer, String, text
                from sqlalchemy.orm import declarative_base

                Base = declarative_base()

                class Size(enum.Enum):
                    S = "S"
                    M = "M"

                class Shop(Base):
                    __tablename__ = "shop"
                    id = Column(Integer, primary_key=True)
                    name = Column(String(40), nullable=False, server_default=text("'it''s'"))
                    size = Column(Enum(Size))
                    __table_args__ = (Index("shop_name", "name", unique=True),)

                class Sale(Base):
                    __tablename__ = "sale"
                    id = Column(Integer, primary_key=True)
                    shop = Column(ForeignKey("shop.id"))
                """);
        Files.createDirectories(folder.resolve("migrations"));
        String[] where = {"-d", folder.resolve("migrations").toString(), "--scratch-url", url.text()};

        Answer generated =
                shell.plain("revision", "--autogenerate", "-m", "shops", where[0], where[1], where[2], where[3]);
        assertThat(generated.exitCode()).as(generated.err()).isZero();
        Answer checked = shell.plain("check", where[0], where[1], where[2], where[3]);
        assertThat(checked.exitCode()).as(checked.out()).isZero();

        assertThat(shell.plain("upgrade", "head", where[0], where[1], "--url", url.text())
                        .exitCode())
                .isZero();
        assertThat(url.query("SELECT to_regclass('sale'), to_regclass('shop_name')"))
                .containsExactly("sale");
    }
}
