package io.typogram.kernel.callers;

import io.typogram.kernel.identity.TenantId;
import io.typogram.kernel.identity.UserId;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a cell says about whoever sent a request, after it has verified the credential that came
/// with it. An answer without one vouches for nobody.
///
/// @param plan never that of guests: nobody vouches for a guest
/// @param percent how much of the plan's limits this caller has; 100 unless agreed otherwise
/// @param lasting for how long the edge may believe it, at most as long as the credential is valid
public record Standing(
        UserId user, Plan plan, Optional<TenantId> tenant, int percent, Duration lasting) {

    /// On an answer from a cell; the edge takes it off.
    public static final String HEADER = "Typogram-Standing";

    /// What is gained by a longer one is a request in an hour; what is lost is that a cancelled plan
    /// goes on for so long.
    public static final Duration LONGEST = Duration.ofHours(1);

    public static final int WHOLE_PERCENT = 100;
    public static final int LARGEST_PERCENT = 1000;

    private static final Pattern FORM =
            Pattern.compile(
                    "([0-9a-f-]{36});plan=([a-z-]{1,16})(?:;tenant=([a-z][a-z0-9-]{0,30}))?"
                            + ";percent=([0-9]{1,4});seconds=([0-9]{1,4})");

    public Standing {
        Objects.requireNonNull(user);
        Objects.requireNonNull(tenant);
        if (plan == Plan.GUEST) {
            throw new IllegalArgumentException("nobody vouches for a guest");
        }
        if (percent < 1 || percent > LARGEST_PERCENT) {
            throw new IllegalArgumentException("percent are from 1 to " + LARGEST_PERCENT);
        }
        if (lasting.isNegative() || lasting.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a standing lasts an hour at most");
        }
    }

    /// The one text form, `<user>;plan=free;tenant=<tenant>;percent=100;seconds=300`, where the tenant
    /// may be missing.
    public String toHeader() {
        return user
                + ";plan="
                + plan.label()
                + tenant.map(id -> ";tenant=" + id).orElse("")
                + ";percent="
                + percent
                + ";seconds="
                + lasting.toSeconds();
    }

    /// Reads the text form. Whatever is not exactly that vouches for nobody.
    public static Optional<Standing> parse(String header) {
        Matcher form = FORM.matcher(header);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Standing(
                            UserId.parse(form.group(1)),
                            Plan.labelled(form.group(2)).orElse(Plan.GUEST),
                            Optional.ofNullable(form.group(3)).map(TenantId::new),
                            Integer.parseInt(form.group(4)),
                            Duration.ofSeconds(Long.parseLong(form.group(5)))));
        } catch (IllegalArgumentException outOfBounds) {
            return Optional.empty();
        }
    }
}
