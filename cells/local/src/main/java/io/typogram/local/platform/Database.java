package io.typogram.local.platform;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A database as its clients see it.
///
/// @param url the JDBC address without the credentials
public record Database(String url, String user, String password) {

    /// The same name, user and password everywhere: these databases listen on loopback only and hold
    /// what a developer made up.
    public static final String LOCAL_NAME = "typogram";

    static Database local(int port) {
        return new Database(
                "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, LOCAL_NAME),
                LOCAL_NAME,
                LOCAL_NAME);
    }

    /// Takes the credentials out of an address such as `jdbc:postgresql://host/name?user=u`.
    static Database parse(String address) {
        int question = address.indexOf('?');
        if (question < 0) {
            return new Database(address, LOCAL_NAME, LOCAL_NAME);
        }
        String user = LOCAL_NAME;
        String password = "";
        List<String> rest = new ArrayList<>();
        for (String parameter : address.substring(question + 1).split("&", -1)) {
            if (parameter.startsWith("user=")) {
                user = value(parameter);
            } else if (parameter.startsWith("password=")) {
                password = value(parameter);
            } else if (!parameter.isEmpty()) {
                rest.add(parameter);
            }
        }
        String url = address.substring(0, question);
        return new Database(
                rest.isEmpty() ? url : url + "?" + String.join("&", rest), user, password);
    }

    /// The address with one more driver setting.
    String urlWith(String parameter) {
        return url + (url.contains("?") ? "&" : "?") + parameter;
    }

    /// The address with everything needed to ask whether the database answers.
    String probeAddress() {
        return urlWith("user=%s&password=%s".formatted(encoded(user), encoded(password)));
    }

    private static String value(String parameter) {
        return URLDecoder.decode(
                parameter.substring(parameter.indexOf('=') + 1), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
