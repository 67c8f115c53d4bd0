package dev.retort.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.sql.CaseFile.Case;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LineCommentsTest {
    static List<Case> files() {
        return CaseFile.read("line-comments.txt");
    }

    /** Expected blocks are titled line:offset:endOffset. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void findsCommentsThatBeginALine(Case file) {
        Stream<String> found = LineComments.of(file.script()).stream().map(comment -> "%d:%d:%d%n%s"
                .formatted(comment.line(), comment.offset(), comment.endOffset(), comment.text()));
        assertThat(found)
                .containsExactlyElementsOf(file.blocks().stream()
                        .map(block -> "%s%n%s".formatted(block.title(), block.text()))
                        .toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void theOffsetsCutTheCommentOutOfTheText(Case file) {
        for (LineComment comment : LineComments.of(file.script())) {
            assertThat(file.script()
                            .substring(comment.offset(), comment.endOffset())
                            .strip())
                    .isEqualTo(("--" + comment.text()).strip());
        }
    }
}
