package io.typogram.progress.boundary;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.problems.Problem;
import io.typogram.platform.answers.PrivateAnswers;
import io.typogram.platform.callers.ApiScope;
import io.typogram.platform.callers.Caller;
import io.typogram.platform.callers.NeedsScope;
import io.typogram.platform.callers.SignedIn;
import io.typogram.platform.residence.UserWrite;
import io.typogram.progress.boundary.ProgressRepresentation.DayRepresentation;
import io.typogram.progress.boundary.ProgressRepresentation.TimeZoneRepresentation;
import io.typogram.progress.control.ActivityDays;
import io.typogram.progress.control.ChangeProgress;
import io.typogram.progress.control.ShowProgress;
import io.typogram.progress.entity.Goals;
import io.typogram.progress.entity.Goals.SpeedGoal;
import io.typogram.progress.entity.TimeZones;
import io.typogram.server.problems.InvalidInputException;
import io.typogram.server.problems.Problems;
import io.typogram.typing.OfferedTests;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// How far the calling player has come.
@Path("/progress")
@SignedIn
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProgressResource {

    /// A year, and what a calendar of whole weeks shows around it.
    public static final int MAX_DAYS = 400;

    private static final int DEFAULT_DAYS = 365;

    @Inject private Caller caller;
    @Inject private ShowProgress showProgress;
    @Inject private ChangeProgress changeProgress;
    @Inject private ActivityDays activity;
    @Inject private OfferedTests offered;
    @Inject private InstantSource clock;

    /// Some days on the wire: those on which was typed.
    public record ActivityRepresentation(String from, String to, List<DayRepresentation> days) {}

    /// The zone that a player wants.
    public record TimeZoneWish(@Nullable String timeZone) {

        ZoneId zone() {
            return TimeZones.named(timeZone == null ? "" : timeZone)
                    .orElseThrow(() ->
                            new InvalidInputException(
                                    "timeZone is the name of a time zone, such as Europe/Berlin"));
        }
    }

    /// The goals that a player wants; what is missing is no goal.
    public record GoalsWish(
            @Nullable BigDecimal testsADay,
            @Nullable BigDecimal minutesADay,
            @Nullable SpeedWish speed) {

        Goals goals(OfferedTests offered) {
            return InvalidInputException.ifUnfit(() ->
                    new Goals(
                            whole("testsADay", testsADay, Goals.MAX_TESTS),
                            whole("minutesADay", minutesADay, Goals.MAX_MINUTES),
                            Optional.ofNullable(speed).map(wish -> wish.goal(offered))));
        }
    }

    /// The speed that a player wants.
    public record SpeedWish(
            @Nullable String mode,
            @Nullable BigDecimal amount,
            @Nullable String language,
            @Nullable BigDecimal wpm) {

        SpeedGoal goal(OfferedTests offered) {
            long wanted = whole("amount", amount, Integer.MAX_VALUE);
            if (mode == null
                    || language == null
                    || !offered.has(mode, String.valueOf(wanted), language)) {
                throw new InvalidInputException(
                        "speed names the mode, amount and language of a board");
            }
            return new SpeedGoal(mode, wanted, language, wpm == null ? 0 : wpm.doubleValue());
        }
    }

    @GET
    @NeedsScope(ApiScope.RESULTS_READ)
    @Operation(summary = "The player's experience, level, streak and goals")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ProgressRepresentation.class)))
    public Response progress() {
        return PrivateAnswers.ok(progressOf(caller.player().id()));
    }

    @GET
    @Path("/activity")
    @NeedsScope(ApiScope.RESULTS_READ)
    @Operation(summary = "The days on which the player typed, at most 400 at once")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ActivityRepresentation.class)))
    @APIResponse(responseCode = "400", description = "invalid-value")
    public Response activity(
            @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        UserId user = caller.player().id();
        LocalDate last = day("to", to).orElseGet(() -> showProgress.today(user));
        LocalDate first = day("from", from).orElseGet(() -> last.minusDays(DEFAULT_DAYS - 1));
        if (first.isAfter(last) || first.plusDays(MAX_DAYS).compareTo(last) <= 0) {
            throw new InvalidInputException(
                    "from and to are the first and the last of at most " + MAX_DAYS + " days");
        }
        List<DayRepresentation> days =
                activity.between(user, first, last).stream().map(DayRepresentation::of).toList();
        return PrivateAnswers.ok(
                new ActivityRepresentation(first.toString(), last.toString(), days));
    }

    @PUT
    @Path("/goals")
    @UserWrite
    @NeedsScope(ApiScope.PROFILE_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sets the player's goals, all of them; what is missing is no goal")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ProgressRepresentation.class)))
    public Response setGoals(GoalsWish wish) {
        UserId user = caller.player().id();
        changeProgress.goals(user, wish.goals(offered));
        return PrivateAnswers.ok(progressOf(user));
    }

    @PUT
    @Path("/time-zone")
    @UserWrite
    @NeedsScope(ApiScope.PROFILE_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Sets the zone that the player's days are told in, from the end of the day under way")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = TimeZoneRepresentation.class)))
    @APIResponse(responseCode = "409", description = "time-zone-changed-lately")
    public Response setTimeZone(TimeZoneWish wish) {
        return switch (changeProgress.timeZone(caller.player().id(), wish.zone())) {
            case ChangeProgress.Outcome.Changed(TimeZones zones) ->
                    PrivateAnswers.ok(TimeZoneRepresentation.of(zones, clock.instant()));
            case ChangeProgress.Outcome.TooSoon(var until) ->
                    Problems.respond(
                                    Problem.of(
                                            ProgressProblems.TIME_ZONE_CHANGED_LATELY,
                                            "It can be changed again after " + until + "."))
                            .build();
        };
    }

    private ProgressRepresentation progressOf(UserId user) {
        return ProgressRepresentation.of(showProgress.of(user), clock.instant());
    }

    /// Read as a decimal, because as an integer half a minute more would go unnoticed.
    private static long whole(String name, @Nullable BigDecimal wish, int max) {
        if (wish == null) {
            return 0;
        }
        if (wish.signum() < 0
                || wish.compareTo(BigDecimal.valueOf(max)) > 0
                || wish.stripTrailingZeros().scale() > 0) {
            throw new InvalidInputException(name + " is a whole number up to " + max);
        }
        return wish.longValue();
    }

    private static Optional<LocalDate> day(String name, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                throw new InvalidInputException(name + " is a day, such as 2026-11-22");
            }
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() < 1970) {
                throw new InvalidInputException(name + " is a day since 1970");
            }
            return Optional.of(day);
        } catch (DateTimeParseException unreadable) {
            throw new InvalidInputException(name + " is a day, such as 2026-11-22");
        }
    }
}
