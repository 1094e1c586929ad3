package io.typogram.server.callers;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import io.typogram.kernel.identity.TenantId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.identity.Uuids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Verifies access tokens against the issuer's published keys.
///
/// MicroProfile JWT would answer a bad token before our code runs, with a page of the container's,
/// and it knows one issuer only; here a refusal is a value with a code of its own.
@ApplicationScoped
public class TokenVerifier {

    private static final Logger LOG = System.getLogger(TokenVerifier.class.getName());
    private static final int MAX_TOKEN_LENGTH = 8 * 1024;
    private static final int MAX_KEYS_BYTES = 64 * 1024;
    private static final Duration KEYS_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration KEYS_LIFETIME = Duration.ofMinutes(10);
    private static final Duration KEYS_REFRESH_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration KEYS_OUTAGE = Duration.ofHours(12);

    private final String issuer;
    private final DefaultJWTProcessor<SecurityContext> processor;

    @Inject
    public TokenVerifier(
            @ConfigProperty(name = "typogram.tokens.issuer") String issuer,
            @ConfigProperty(name = "typogram.tokens.keys.url") String keysUrl,
            @ConfigProperty(name = "typogram.tokens.audience", defaultValue = "typogram")
                    String audience)
            throws MalformedURLException {
        this.issuer = issuer;
        JWKSource<SecurityContext> keys =
                JWKSourceBuilder.create(
                                URI.create(keysUrl).toURL(),
                                new DefaultResourceRetriever(
                                        (int) KEYS_TIMEOUT.toMillis(),
                                        (int) KEYS_TIMEOUT.toMillis(),
                                        MAX_KEYS_BYTES))
                        .cache(KEYS_LIFETIME.toMillis(), KEYS_REFRESH_TIMEOUT.toMillis())
                        .retrying(true)
                        .outageTolerant(KEYS_OUTAGE.toMillis())
                        .build();
        this.processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(
                        Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256), keys));
        processor.setJWTClaimsSetVerifier(
                new DefaultJWTClaimsVerifier<>(
                        audience,
                        new JWTClaimsSet.Builder().issuer(issuer).build(),
                        Set.of("sub", "exp", "iat")));
    }

    /// Needed by the container for the client proxy.
    @SuppressWarnings("NullAway")
    protected TokenVerifier() {
        this.issuer = null;
        this.processor = null;
    }

    public TokenCheck verify(String token) {
        if (token.length() > MAX_TOKEN_LENGTH) {
            return new TokenCheck.Refused(TokenProblems.TOKEN_INVALID);
        }
        try {
            SignedJWT signed = SignedJWT.parse(token);
            if (!issuer.equals(signed.getJWTClaimsSet().getIssuer())) {
                return new TokenCheck.Refused(TokenProblems.TOKEN_ISSUER_UNKNOWN);
            }
            return holder(processor.process(signed, null))
                    .<TokenCheck>map(TokenCheck.Verified::new)
                    .orElse(new TokenCheck.Refused(TokenProblems.TOKEN_INVALID));
        } catch (ExpiredJWTException expired) {
            return new TokenCheck.Refused(TokenProblems.TOKEN_EXPIRED);
        } catch (KeySourceException unreachable) {
            LOG.log(Level.WARNING, "CALLERS-101 the issuer's keys cannot be had", unreachable);
            return new TokenCheck.Refused(TokenProblems.TOKEN_KEYS_UNAVAILABLE);
        } catch (ParseException | BadJOSEException | JOSEException notGenuine) {
            return new TokenCheck.Refused(TokenProblems.TOKEN_INVALID);
        }
    }

    private static Optional<TokenHolder> holder(JWTClaimsSet claims) throws ParseException {
        String subject = claims.getSubject();
        String username = claims.getStringClaim("preferred_username");
        if (username == null || !isUsername(username)) {
            return Optional.empty();
        }
        Instant signedInAt = signedInAt(claims);
        return Uuids.parse(subject)
                .map(id ->
                        new TokenHolder(
                                new UserId(id),
                                username,
                                roles(claims),
                                tenants(claims),
                                signedInAt));
    }

    /// The time of the sign-in itself, which renewing a token does not change. A token for which nobody has
    /// signed in by a page has none.
    private static Instant signedInAt(JWTClaimsSet claims) throws ParseException {
        Date said = claims.getDateClaim("auth_time");
        return (said == null ? claims.getIssueTime() : said).toInstant();
    }

    /// Whether it can be stored: an identity provider may be laxer than a table.
    private static boolean isUsername(String text) {
        return !text.isBlank()
                && text.length() <= TokenHolder.MAX_USERNAME_LENGTH
                && text.chars().noneMatch(Character::isISOControl);
    }

    /// The organisations in the claim, which has their names, or an object with a member for each. One that
    /// is no tenant's name is nobody's.
    private static Set<TenantId> tenants(JWTClaimsSet claims) {
        Collection<?> names =
                switch (claims.getClaim("organization")) {
                    case List<?> listed -> listed;
                    case Map<?, ?> described -> described.keySet();
                    case null, default -> List.of();
                };
        Set<TenantId> tenants = new HashSet<>();
        for (Object name : names) {
            try {
                tenants.add(new TenantId(String.valueOf(name)));
            } catch (IllegalArgumentException notATenant) {
                LOG.log(Level.DEBUG, "an organisation that is no tenant", notATenant);
            }
        }
        return tenants;
    }

    private static Set<String> roles(JWTClaimsSet claims) {
        Set<String> roles = new HashSet<>();
        if (claims.getClaim("realm_access") instanceof Map<?, ?> access
                && access.get("roles") instanceof List<?> names) {
            names.forEach(name -> roles.add(String.valueOf(name)));
        }
        return roles;
    }
}
