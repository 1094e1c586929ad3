package io.typogram.platform.tenancy;

import io.typogram.platform.answers.PrivateAnswers;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/// What a tenant's cell answers is kept by no cache that others share. So nobody has to be told what to drop,
/// and no name of anything in the cell goes to the edges.
@Provider
public class TenantsAnswersFilter implements ContainerResponseFilter {

    private static final String CACHE_TAG = "Cache-Tag";

    @Inject private Tenancy tenancy;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (tenancy.isForEverybody() || !response.getHeaders().containsKey(CACHE_TAG)) {
            return;
        }
        response.getHeaders().remove(CACHE_TAG);
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, PrivateAnswers.CACHE_CONTROL);
    }
}
