package io.typogram.topology.platform;

import io.typogram.kernel.topology.HomeHeaders;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/// The root of what topology offers to routers and cells. Resources are found by their annotations.
@ApplicationPath("/topology/v1")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Typogram topology",
                        version = "1",
                        description = "Cells, homes of users and the directory, for routers."),
        security = @SecurityRequirement(name = "internal"))
@SecurityScheme(
        securitySchemeName = "internal",
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.HEADER,
        apiKeyName = HomeHeaders.INTERNAL)
public class TopologyApplication extends Application {}
