package io.typogram.edge.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.typogram.edge.limiting.Limit;
import io.typogram.edge.limiting.RouteClass;
import io.typogram.kernel.callers.Plan;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LiveConfigurationJsonTest {

    private static final LiveConfiguration STANDARD = LiveConfiguration.standard();

    @Test
    void anEmptyObjectSaysThatWhatIsBuiltInHolds() throws Exception {
        assertThat(LiveConfigurationJson.parse("{}")).isEqualTo(STANDARD);
    }

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        LiveConfiguration other =
                new LiveConfiguration(
                        STANDARD.rates(),
                        7,
                        100,
                        Set.of("https://example.org", "http://localhost:5173"));
        assertThat(LiveConfigurationJson.parse(LiveConfigurationJson.write(other).toString()))
                .isEqualTo(other);
    }

    @Test
    void whatAFileSaysChangesThatAndNothingElse() throws Exception {
        LiveConfiguration read =
                parse(
                        """
                        {'plans': {'api-key': {'sign-in': {'requests': 3, 'perSeconds': 60, 'burst': 9}}},
                         'connectionsPerAddress': 12, 'accessLog': {'oneIn': 50},
                         'cors': {'allowedOrigins': ['https://example.org']}}
                        """);
        assertThat(read.rates().of(Plan.API_KEY).of(RouteClass.SIGN_IN))
                .isEqualTo(new Limit(3, 60, 9));
        assertThat(read.rates().of(Plan.API_KEY).of(RouteClass.READ))
                .isEqualTo(STANDARD.rates().of(Plan.API_KEY).of(RouteClass.READ));
        assertThat(read.rates().address()).isEqualTo(STANDARD.rates().address());
        assertThat(read.rates().tenant()).isEqualTo(STANDARD.rates().tenant());
        assertThat(read.connectionsPerAddress()).isEqualTo(12);
        assertThat(read.accessLogOneIn()).isEqualTo(50);
        assertThat(read.allowsOrigin("https://example.org")).isTrue();
        assertThat(read.allowsOrigin("https://example.org:8443")).isFalse();
        assertThat(read.allowsOrigin("null")).isFalse();
    }

    @Test
    void nobodyElsesPagesMayCallUnlessAFileSaysSo() {
        assertThat(STANDARD.allowedOrigins()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    []                                         | the file must be a JSON object
                    ''                                         | the file must be a JSON object
                    {'plan': {}}                               | plan is unknown
                    {'address': 1}                             | address must be a JSON object
                    {'address': {'reads': {}}}                 | address.reads is unknown
                    {'address': {'read': 5}}                   | address.read must be a JSON object
                    {'address': {'read': {}}}                  | address.read.requests must be a whole number from 1 to 1000000
                    {'plans': null}                            | plans must be a JSON object
                    {'plans': {'gold': {}}}                    | plans.gold is unknown
                    {'plans': {'free': {'live': {'rate': 1}}}} | plans.free.live.rate is unknown
                    {'tenant': {'write': []}}                  | tenant.write must be a JSON object
                    {'connectionsPerAddress': 0}               | connectionsPerAddress must be a whole number from 1 to 1000000
                    {'connectionsPerAddress': 1000001}         | connectionsPerAddress must be a whole number from 1 to 1000000
                    {'connectionsPerAddress': '5'}             | connectionsPerAddress must be a whole number from 1 to 1000000
                    {'connectionsPerAddress': 5.0}             | connectionsPerAddress must be a whole number from 1 to 1000000
                    {'connectionsPerAddress': null}            | connectionsPerAddress must be a whole number from 1 to 1000000
                    {'connectionsPerAddress': 4294967297}      | connectionsPerAddress must be a whole number from 1 to 1000000
                    {'accessLog': 5}                           | accessLog must be a JSON object
                    {'accessLog': {'each': 5}}                 | accessLog.each is unknown
                    {'accessLog': {'oneIn': -1}}               | accessLog.oneIn must be a whole number from 0 to 1000000
                    {'cors': []}                               | cors must be a JSON object
                    {'cors': {'origins': []}}                  | cors.origins is unknown
                    {'cors': {'allowedOrigins': 'x'}}          | cors.allowedOrigins must be an array
                    {'cors': {'allowedOrigins': [5]}}          | cors.allowedOrigins[0] must be an origin such as https://example.org
                    {                                          | not JSON, at line 1, column 2
                    {} {}                                      | not JSON, at line 1, column 4
                    {'cors': {}, 'cors': {}}                   | not JSON, at line 1, column 20
                    """)
    void whatIsWrongIsNamed(String json, String reason) {
        assertRefused(json, reason);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 1, requests must be a whole number from 1 to 1000000",
        "1000001, 1, 1, requests must be a whole number from 1 to 1000000",
        "1, 0, 1, perSeconds must be a whole number from 1 to 3600",
        "1, 3601, 1, perSeconds must be a whole number from 1 to 3600",
        "1, 1, 0, burst must be a whole number from 1 to 1000000",
        "1000000, 1, 1000001, burst must be a whole number from 1 to 1000000",
    })
    void everyFigureOfALimitHasBounds(int requests, int perSeconds, int burst, String reason) {
        assertRefused(limit(requests, perSeconds, burst), "tenant.pages." + reason);
    }

    @Test
    void aLimitOnItsBoundsIsTaken() throws Exception {
        assertThat(parse(limit(1_000_000, 1, 1_000_000)).rates().tenant().of(RouteClass.PAGES))
                .isEqualTo(new Limit(1_000_000, 1, 1_000_000));
        assertThat(parse(limit(1, 3600, 1)).rates().tenant().of(RouteClass.PAGES))
                .isEqualTo(new Limit(1, 3600, 1));
        assertRefused(limit(1, 3600, 2), "tenant.pages must be a bucket that fills within an hour");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/",
                "https://example.org/path",
                "https://EXAMPLE.org",
                "https://example.org:443",
                "http://example.org:80",
                "https://example.org:0443",
                "https://*.example.org",
                "https://user@example.org",
                "https://",
                "example.org",
                "ftp://example.org",
                "null",
                "*",
                ""
            })
    void whatNoBrowserSendsAsAnOriginIsRefused(String origin) {
        assertRefused(
                "{'cors': {'allowedOrigins': ['https://example.org', '" + origin + "']}}",
                "cors.allowedOrigins[1] must be an origin such as https://example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org",
                "http://localhost:5173",
                "https://a",
                "https://example.org:8443",
                "http://example.org:443",
                "https://xn--bcher-kva.example"
            })
    void whatABrowserSendsAsAnOriginIsTaken(String origin) throws Exception {
        assertThat(parse("{'cors': {'allowedOrigins': ['" + origin + "']}}").allowedOrigins())
                .containsExactly(origin);
    }

    @Test
    void moreOriginsThanThereMayBeAreRefused() {
        String origins = "'https://a',".repeat(101);
        assertRefused(
                "{'cors': {'allowedOrigins': ["
                        + origins.substring(0, origins.length() - 1)
                        + "]}}",
                "cors.allowedOrigins must have at most 100 elements");
    }

    private static String limit(int requests, int perSeconds, int burst) {
        return "{'tenant': {'pages': {'requests': %d, 'perSeconds': %d, 'burst': %d}}}"
                .formatted(requests, perSeconds, burst);
    }

    private static LiveConfiguration parse(String json) throws RefusedConfigurationException {
        return LiveConfigurationJson.parse(json.replace('\'', '"'));
    }

    private static void assertRefused(String json, String reason) {
        assertThatThrownBy(() -> parse(json))
                .isInstanceOf(RefusedConfigurationException.class)
                .hasMessage(reason);
    }
}
