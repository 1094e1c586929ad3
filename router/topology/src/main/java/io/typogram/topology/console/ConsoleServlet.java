package io.typogram.topology.console;

import io.typogram.server.pages.Pages;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Serves the console: see [Pages]. Anybody may have the files; what they show is for operators.
@WebServlet(urlPatterns = "/console/*")
public class ConsoleServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final String ROOT = "/console";
    private static final String CLIENT = "typogram-console";

    private final transient Pages pages = new Pages("META-INF/typogram-console");

    @Inject
    @ConfigProperty(name = "typogram.tokens.issuer")
    private String issuer;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String path = request.getRequestURI().substring(ROOT.length());
        if (path.isEmpty()) {
            response.sendRedirect(ROOT + "/");
        } else if (path.equals("/settings.json")) {
            settings(response);
        } else if (pages.have(path)) {
            pages.answer(path, contentSecurityPolicy(), request, response);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /// Where the console has people sign in.
    private void settings(HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-cache");
        byte[] settings =
                Json.createObjectBuilder()
                        .add("issuer", issuer)
                        .add("clientId", CLIENT)
                        .build()
                        .toString()
                        .getBytes(StandardCharsets.UTF_8);
        response.getOutputStream().write(settings);
    }

    /// The console loads nothing from anywhere else, and asks nobody but topology and the issuer of
    /// tokens.
    private String contentSecurityPolicy() {
        URI address = URI.create(issuer);
        return "default-src 'self'; connect-src 'self' %s://%s; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
                .formatted(address.getScheme(), address.getRawAuthority());
    }
}
