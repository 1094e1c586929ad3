package io.typogram.platform;

import io.typogram.kernel.topology.HomeHeaders;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/// Says on every answer which cell gave it.
@Provider
public class AnsweringCell implements ContainerResponseFilter {

    @Inject private Cell cell;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(HomeHeaders.CELL, cell.id().toString());
    }
}
