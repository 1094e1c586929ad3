package io.typogram.edge.admin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.typogram.edge.problems.EdgeProblems;
import io.typogram.kernel.problems.Problem;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The admin port.
public final class AdminServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AdminServer.class);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// Answers one kind of request.
    @FunctionalInterface
    interface Page {
        AdminAnswer answer(AdminRequest request);
    }

    private AdminServer(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
    }

    public static AdminServer start(InetSocketAddress address, AdminPages pages)
            throws IOException {
        AdminServer admin = new AdminServer(HttpServer.create(address, 0));
        admin.serve("/", request -> AdminAnswer.of(Problem.of(EdgeProblems.NOT_FOUND)));
        admin.serve("/health/live", request -> pages.live());
        admin.serve("/health/ready", request -> pages.ready());
        admin.serve("/metrics", request -> pages.metrics());
        admin.serve("/config", request -> pages.configurationPage());
        admin.serve("/cells", request -> pages.cells());
        admin.serve("/overrides/", pages::override);
        admin.serve("/directory/", pages::directory);
        admin.server.start();
        LOG.info("EDGE-A1 Admin port on {}", admin.address());
        return admin;
    }

    public InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private void serve(String path, Page page) {
        server.createContext(path, exchange -> handle(exchange, path, page));
    }

    private static void handle(HttpExchange exchange, String path, Page page) throws IOException {
        try (exchange) {
            AdminRequest request = AdminRequest.read(exchange, path);
            page.answer(request).send(exchange);
        }
    }
}
