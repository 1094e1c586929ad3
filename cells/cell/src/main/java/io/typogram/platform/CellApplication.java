package io.typogram.platform;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/// The root of the public API. Resources and providers are found by their annotations.
@ApplicationPath("/api/v1")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Typogram",
                        version = "1",
                        description =
                                "Typing tests, results, profiles and boards. Every operation may also be refused before it is reached: with 429 rate-limited, and with 502, 503 or 504",
                        license = @License(name = "All rights reserved")))
@SecurityScheme(
        securitySchemeName = "apiKey",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "An API key with the scope that the operation names as x-scope",
        bearerFormat = "tgk_")
@SecurityScheme(
        securitySchemeName = "player",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "An access token",
        bearerFormat = "JWT")
public class CellApplication extends Application {}
