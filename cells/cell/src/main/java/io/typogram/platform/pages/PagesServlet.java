package io.typogram.platform.pages;

import io.typogram.platform.answers.PublicAnswers;
import io.typogram.server.pages.Pages;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// Serves the front end: see [Pages].
@WebServlet(urlPatterns = "/*", loadOnStartup = 1)
public class PagesServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /// The pages load nothing from anywhere else, and nobody may frame them.
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    private final transient Pages pages = new Pages("META-INF/typogram-web");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String path = request.getRequestURI();
        if (path.startsWith("/api/") || !pages.have(path)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader(PublicAnswers.CACHE_TAG, "pages");
        pages.answer(path, CONTENT_SECURITY_POLICY, request, response);
    }
}
