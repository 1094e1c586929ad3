package io.typogram.local.supervision;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/// Asks one server whether it is healthy.
///
/// The question is an address, so that it can be kept in the state file and asked by a later command:
/// `http://…` is healthy when it answers 200; `jdbc:postgresql://…` when it answers a query.
public record Probe(String address) {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final int HTTP_OK = 200;
    private static final String JDBC = "jdbc:";

    public Probe {
        if (!address.startsWith("http://") && !address.startsWith("jdbc:postgresql://")) {
            throw new IllegalArgumentException("no way to ask " + address);
        }
    }

    public boolean isHealthy() throws InterruptedException {
        return address.startsWith("http://") ? answersRequest() : answersQuery();
    }

    /// The port that is asked.
    int port() {
        String uri = address.startsWith(JDBC) ? address.substring(JDBC.length()) : address;
        return URI.create(uri).getPort();
    }

    private boolean answersRequest() throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address)).timeout(ANSWER_WITHIN).build();
        try {
            return Shared.CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()
                    == HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    private boolean answersQuery() {
        Properties properties = new Properties();
        properties.setProperty("connectTimeout", "" + ANSWER_WITHIN.toSeconds());
        properties.setProperty("socketTimeout", "" + ANSWER_WITHIN.toSeconds());
        try (Connection connection = DriverManager.getConnection(address, properties)) {
            return connection.isValid(Math.toIntExact(ANSWER_WITHIN.toSeconds()));
        } catch (SQLException notYet) {
            return false;
        }
    }

    /// Made only when the first HTTP address is asked: most commands ask none.
    private static final class Shared {
        static final HttpClient CLIENT =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(ANSWER_WITHIN)
                        .build();
    }
}
