package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ByteSizeTest {
    @ParameterizedTest
    @CsvSource({
        "0B, 0",
        "512B, 512",
        "8kB, 8192",
        "500MB, 524288000",
        "10GB, 10737418240",
        "10Gi, 10737418240",
        "10GiB, 10737418240",
        "64Mi, 67108864",
        "999999Ti, 1099510528264372224"
    })
    void readsWhatPeopleAndKubernetesWrite(String text, long bytes) {
        assertThat(ByteSize.parse(text).bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "GB", "-1GB", "1.5GB", "10 GB", "10gb", "1000000Ti", "10EB", "10Gb"})
    void refusesWhatIsNoSize(String text) {
        assertThatThrownBy(() -> ByteSize.parse(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("is not a size; write 500MB, 10GB or 10Gi");
    }
}
