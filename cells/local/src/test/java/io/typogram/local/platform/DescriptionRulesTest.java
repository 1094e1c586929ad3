package io.typogram.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.RegionId;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A name that a description of a deployment may hold is one that the code takes, and no other is.
class DescriptionRulesTest {

    @ParameterizedTest
    @MethodSource("names")
    void aNameIsTakenByTheDescriptionIfTheCodeTakesIt(String name) throws IOException {
        assertThat(matches("cell", name)).isEqualTo(takes(CellId::new, name));
        assertThat(matches("region", name)).isEqualTo(takes(RegionId::new, name));
        assertThat(matches("hostName", name) && name.length() <= maxHostNameLength())
                .isEqualTo(takes(HostName::new, name));
    }

    static Stream<String> names() {
        String word31 = "a".repeat(31);
        String label63 = "a".repeat(63);
        String name252 = (label63 + ".").repeat(3) + "a".repeat(60);
        return Stream.of(
                "eu",
                "eu-1",
                "acme-1",
                "eu1-9999",
                "acme.typogram.example",
                "a.b",
                "a-b.c-d",
                "1.a",
                word31,
                word31 + "-1",
                label63 + ".a",
                name252,
                name252 + "a",
                "",
                "EU",
                "Eu-1",
                "1eu",
                "eu-",
                "eu-0",
                "eu-01",
                "eu-10000",
                "eu_1",
                "eu 1",
                "eu-1\n",
                "-1",
                "eu-1-1",
                "ü-1",
                word31 + "a",
                word31 + "a-1",
                label63 + "a.a",
                name252 + "aa",
                "localhost",
                "10.0.0.1",
                "a.1",
                "a.b.",
                ".a.b",
                "a..b",
                "-a.b",
                "a-.b",
                "a.b-",
                "a.-b",
                "A.b",
                "a_b.c",
                "a.b:80",
                "a.b/c");
    }

    private static boolean matches(String rule, String name) throws IOException {
        return Pattern.compile(rules().path(rule).asText()).matcher(name).matches();
    }

    private static int maxHostNameLength() throws IOException {
        return rules().path("maxHostNameLength").asInt();
    }

    private static JsonNode rules() throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(
                        Checkout.find()
                                .root()
                                .resolve("infra-terraform/modules/deployment/rules.json")
                                .toFile());
    }

    private static boolean takes(Consumer<String> constructor, String name) {
        try {
            constructor.accept(name);
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }
}
