package io.typogram.server.problems;

import io.typogram.kernel.problems.ProblemType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// Answers what the container refuses before any of our code is asked, such as a path that nobody
/// serves. An application has its container come here by an `error-page` in its `web.xml` whose
/// `location` is [#PATH].
@WebServlet(ErrorPageServlet.PATH)
public class ErrorPageServlet extends HttpServlet {

    public static final String PATH = "/container-error";

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        // Nobody has failed when a client asks for this page itself: there is nothing here.
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        ProblemType type =
                CommonProblems.ofContainerStatus(status instanceof Integer code ? code : 404);
        Problems.write(response, type);
    }
}
