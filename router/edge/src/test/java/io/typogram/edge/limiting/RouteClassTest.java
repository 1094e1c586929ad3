package io.typogram.edge.limiting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RouteClassTest {

    @ParameterizedTest
    @CsvSource({
        "GET,     /,                                           PAGES",
        "HEAD,    /index.html,                                 PAGES",
        "GET,     /assets/app.js,                              PAGES",
        "GET,     /openapi,                                    PAGES",
        "GET,     /apis,                                       PAGES",
        "GET,     /wsdl,                                       PAGES",
        "GET,     /live,                                       PAGES",
        "GET,     /authors,                                    PAGES",
        "OPTIONS, /,                                           PAGES",
        "POST,    /,                                           WRITE",
        "DELETE,  /index.html,                                 WRITE",
        "GET,     /api,                                        READ",
        "GET,     /api/v1/boards,                              READ",
        "HEAD,    /api/v1/boards,                              READ",
        "OPTIONS, /api/v1/results/x,                           READ",
        "GET,     /api/v1/alive,                               READ",
        "POST,    /api/v1/tests,                               WRITE",
        "PUT,     /api/v1/results/x,                           WRITE",
        "PATCH,   /api/v1/account,                             WRITE",
        "DELETE,  /api/v1/account,                             WRITE",
        "GET,     /api/v1/boards/time/30/english/all-time/live,LIVE",
        "HEAD,    /api/v1/boards/time/30/english/all-time/live,READ",
        "OPTIONS, /api/v1/boards/time/30/english/all-time/live,READ",
        "POST,    /api/v1/boards/time/30/english/all-time/live,WRITE",
        "GET,     /ws,                                         LIVE",
        "GET,     /ws/v1/races/eu-1-x,                         LIVE",
        "GET,     /auth,                                       SIGN_IN",
        "GET,     /auth/realms/typogram/account,               SIGN_IN",
        "POST,    /auth/realms/typogram/token,                 SIGN_IN",
        "GET,     /auth/resources/x/login.css,                 PAGES",
    })
    void aRequestIsOfTheClassThatItsMethodAndPathSay(
            String method, String path, RouteClass expected) {
        assertThat(RouteClass.of(method, path)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"PAGES, pages", "READ, read", "WRITE, write", "SIGN_IN, sign-in", "LIVE, live"})
    void aClassHasOneNameInConfigurationAndMetrics(RouteClass routeClass, String label) {
        assertThat(routeClass.label()).isEqualTo(label);
    }
}
