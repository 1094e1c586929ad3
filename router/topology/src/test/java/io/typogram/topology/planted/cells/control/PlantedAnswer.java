package io.typogram.topology.planted.cells.control;

import jakarta.ws.rs.core.Response;

/// Answers requests from where no request should be known of.
public final class PlantedAnswer {

    private PlantedAnswer() {}

    public static int status() {
        return Response.Status.OK.getStatusCode();
    }
}
