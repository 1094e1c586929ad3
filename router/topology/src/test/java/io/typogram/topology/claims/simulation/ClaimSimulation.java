package io.typogram.topology.claims.simulation;

import io.typogram.kernel.identity.UserId;
import io.typogram.topology.claims.control.ClaimLimits;
import io.typogram.topology.claims.control.Claims;
import io.typogram.topology.claims.entity.Claim;
import io.typogram.topology.claims.entity.ClaimId;
import io.typogram.topology.claims.entity.ClaimKind;
import io.typogram.topology.claims.entity.ClaimState;
import io.typogram.topology.claims.entity.ConfirmOutcome;
import io.typogram.topology.claims.entity.Name;
import io.typogram.topology.claims.entity.ReleaseOutcome;
import io.typogram.topology.claims.entity.ReserveOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;

/// One course of things, by its seed: users who claim names that look alike, through a network that loses,
/// doubles and delays what they say, to a topology that dies in its transactions. The code under it is the
/// real one; the clock and the tables are ours.
final class ClaimSimulation {

    static final ClaimLimits LIMITS =
            new ClaimLimits(
                    Duration.ofSeconds(60), Duration.ofSeconds(300), Duration.ofSeconds(3_000));

    private static final int STEPS = 120;
    private static final int USERS = 4;

    /// More than a reservation lives, and less than a claim is remembered.
    private static final int MAX_IN_FLIGHT = 30;

    private static final String BY = "simulation";

    /// Some share a key with others, as `Ian` does with `ian` and with `lan`.
    private static final List<Name> NAMES =
            List.of(
                    Name.ofUsername("ian", List.of("ian")),
                    Name.ofUsername("Ian", List.of("ian", "lan")),
                    Name.ofUsername("lan", List.of("lan")),
                    Name.ofUsername("bob", List.of("bob")),
                    Name.ofEmail(List.of("old:1"), "old"),
                    Name.ofEmail(List.of("new:1", "old:1"), "new"),
                    Name.ofEmail(List.of("new:2", "old:2"), "new"));

    private final SplittableRandom chance;
    private final World world;
    private final PlantedBug bug;
    private final InMemoryClaims table;
    private final Claims claims;
    private final List<Request> inFlight = new ArrayList<>();
    private final List<Request> sent = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    /// What clients were told, and what has not been taken back since.
    private final Map<ClaimId, Promise> promised = new HashMap<>();

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private int confirmed;
    private int refused;

    private ClaimSimulation(long seed, PlantedBug bug, World world) {
        this.chance = new SplittableRandom(seed);
        this.world = world;
        this.bug = bug;
        this.table = new InMemoryClaims(bug);
        this.claims = new Claims(table, LIMITS, () -> now);
    }

    /// Who is about, beside clients and the network.
    enum World {
        /// Nodes die in their transactions, and a sweeper comes by.
        USUAL,
        /// Nobody dies.
        SWEPT,
        /// Nobody dies, and nobody sweeps.
        UNSWEPT
    }

    /// @param broken which promises were, if any
    /// @param answers all that was answered, in order
    record Outcome(
            long seed, List<String> broken, List<String> answers, int confirmed, int refused) {}

    /// @param until when nobody else gets the name; for a confirmed one there is no end
    private record Promise(UserId user, Name name, Instant until) {}

    private sealed interface Request {

        record Reserve(ClaimId id, UserId user, Name name) implements Request {}

        record Confirm(ClaimId id, Optional<ClaimId> replaces) implements Request {}

        record Release(ClaimId id) implements Request {}
    }

    static Outcome run(long seed, PlantedBug bug, World world) {
        var simulation = new ClaimSimulation(seed, bug, world);
        try {
            simulation.run();
        } catch (Exception failed) {
            throw new AssertionError("seed " + seed, failed);
        } catch (AssertionError failed) {
            simulation.broken.add(String.valueOf(failed.getMessage()));
        }
        return new Outcome(
                seed,
                List.copyOf(simulation.broken),
                List.copyOf(simulation.answers),
                simulation.confirmed,
                simulation.refused);
    }

    private void run() throws Exception {
        for (int step = 0; step < STEPS && broken.isEmpty(); step++) {
            switch (chance.nextInt(10)) {
                case 0, 1 -> begin();
                case 2 -> now = now.plusSeconds(chance.nextInt(1, 45));
                case 3 -> sweep();
                case 4 -> repeat();
                default -> deliver();
            }
            check();
        }
        theDustSettles();
    }

    /// A client makes up its mind. That it dies right after is the same as that nothing of it arrives.
    private void begin() {
        var user = new UserId(new UUID(0, chance.nextInt(USERS)));
        var id = new ClaimId(new UUID(chance.nextLong(), chance.nextLong()));
        send(new Request.Reserve(id, user, NAMES.get(chance.nextInt(NAMES.size()))));
    }

    private void send(Request request) {
        if (inFlight.size() < MAX_IN_FLIGHT) {
            inFlight.add(request);
            sent.add(request);
        }
    }

    /// A client has had no answer, or the network says it twice: perhaps long after.
    private void repeat() {
        if (!sent.isEmpty() && inFlight.size() < MAX_IN_FLIGHT) {
            inFlight.add(sent.get(chance.nextInt(sent.size())));
        }
    }

    private void deliver() throws Exception {
        if (inFlight.isEmpty()) {
            return;
        }
        Request request = inFlight.remove(chance.nextInt(inFlight.size()));
        int dies = dies(16);
        boolean answerArrives = chance.nextInt(5) != 0;
        long next = chance.nextLong();
        if (chance.nextInt(8) == 0) {
            return;
        }
        switch (request) {
            case Request.Reserve reserve -> deliver(reserve, dies, answerArrives, next);
            case Request.Confirm confirm -> deliver(confirm, dies);
            case Request.Release release -> deliver(release, dies);
        }
    }

    /// How many statements a transaction makes before it dies.
    private int dies(int within) {
        int dies = chance.nextInt(4) == 0 ? chance.nextInt(within) : Integer.MAX_VALUE;
        return world == World.USUAL ? dies : Integer.MAX_VALUE;
    }

    private void deliver(Request.Reserve reserve, int dies, boolean answerArrives, long next)
            throws Exception {
        Name seen =
                bug == PlantedBug.ONE_KEY && reserve.name().kind() == ClaimKind.USERNAME
                        ? Name.ofUsername(
                                reserve.name().shown().orElseThrow(),
                                reserve.name().keys().subList(0, 1))
                        : reserve.name();
        Optional<ReserveOutcome> outcome =
                table.run(dies, () -> claims.reserve(reserve.id(), reserve.user(), seen, BY));
        outcome.ifPresent(answer -> {
            answers.add(text(answer));
            switch (answer) {
                case ReserveOutcome.Reserved(Claim claim) -> {
                    supersede(reserve);
                    promise(reserve, claim);
                    if (answerArrives) {
                        goOn(reserve, next);
                    }
                }
                case ReserveOutcome.ReservedBefore(Claim claim) -> {
                    promise(reserve, claim);
                    if (answerArrives && claim.state() == ClaimState.RESERVED) {
                        goOn(reserve, next);
                    }
                }
                case ReserveOutcome.Taken _,
                        ReserveOutcome.Expired _,
                        ReserveOutcome.Released _,
                        ReserveOutcome.IdUsed _,
                        ReserveOutcome.Erased _,
                        ReserveOutcome.TooMany _ ->
                        refused++;
            }
        });
    }

    /// The same user has asked with a new id: the promise goes over to that.
    private void supersede(Request.Reserve reserve) {
        promised.values()
                .removeIf(promise ->
                        promise.user().equals(reserve.user())
                                && !promise.until().equals(Instant.MAX)
                                && share(promise.name(), reserve.name()));
    }

    private void promise(Request.Reserve reserve, Claim claim) {
        promised.put(
                claim.id(),
                new Promise(
                        reserve.user(),
                        reserve.name(),
                        claim.state() == ClaimState.CONFIRMED ? Instant.MAX : claim.expires()));
    }

    /// What a client does whose name is reserved: it makes it the user's, in place of the one before or
    /// beside it; or gives it up; or dies.
    private void goOn(Request.Reserve reserve, long next) {
        Optional<ClaimId> old =
                table.all().stream()
                        .filter(claim -> claim.user().equals(reserve.user()))
                        .filter(claim -> claim.name().kind() == reserve.name().kind())
                        .filter(claim -> claim.state() == ClaimState.CONFIRMED)
                        .map(Claim::id)
                        .findFirst();
        switch (Math.floorMod(next, 8)) {
            case 0 -> send(new Request.Confirm(reserve.id(), Optional.empty()));
            case 1 -> send(new Request.Release(reserve.id()));
            case 2 -> {}
            case 3 -> old.ifPresent(id -> send(new Request.Release(id)));
            default -> send(new Request.Confirm(reserve.id(), old));
        }
    }

    private void deliver(Request.Confirm confirm, int dies) throws Exception {
        Optional<Claim> before = table.find(confirm.id());
        Optional<Claim> old = confirm.replaces().flatMap(table::find);
        if (bug == PlantedBug.RENAME_IN_TWO && old.isPresent()) {
            table.run(dies, () -> claims.release(confirm.replaces().orElseThrow(), BY));
        }
        Optional<ConfirmOutcome> outcome =
                table.run(dies, () -> claims.confirm(confirm.id(), confirm.replaces(), BY));
        boolean lost =
                old.filter(claim -> claim.state() == ClaimState.CONFIRMED).isPresent()
                        && confirmedOf(old.orElseThrow()) == 0;
        if (lost) {
            broken.add("a rename leaves a user without a name: " + confirm);
        }
        outcome.ifPresent(answer -> {
            answers.add(text(answer));
            switch (answer) {
                case ConfirmOutcome.Confirmed(Claim claim) -> {
                    Claim reserved = before.orElseThrow();
                    if (reserved.state() == ClaimState.RESERVED
                            && !now.isBefore(reserved.expires())) {
                        broken.add("confirmed after it had expired: " + reserved);
                    }
                    confirm.replaces().ifPresent(promised::remove);
                    promised.put(claim.id(), new Promise(claim.user(), claim.name(), Instant.MAX));
                    confirmed++;
                }
                case ConfirmOutcome.Unknown _,
                        ConfirmOutcome.Expired _,
                        ConfirmOutcome.Released _,
                        ConfirmOutcome.Taken _,
                        ConfirmOutcome.TooMany _,
                        ConfirmOutcome.NotReplaceable _ ->
                        refused++;
            }
        });
        if (outcome.isPresent()) {
            old.ifPresent(this::rememberHold);
        }
    }

    private void deliver(Request.Release release, int dies) throws Exception {
        Optional<Claim> before = table.find(release.id());
        Optional<ReleaseOutcome> outcome = table.run(dies, () -> claims.release(release.id(), BY));
        outcome.ifPresent(answer -> {
            answers.add(text(answer));
            if (answer instanceof ReleaseOutcome.Released) {
                promised.remove(release.id());
                before.ifPresent(this::rememberHold);
            }
        });
    }

    /// Others were promised nothing, and the user that the name stays theirs for a while.
    private void rememberHold(Claim before) {
        table.find(before.id())
                .filter(claim -> claim.state() == ClaimState.HELD)
                .filter(_ -> before.state() == ClaimState.CONFIRMED)
                .ifPresent(claim ->
                        promised.put(
                                claim.id(),
                                new Promise(
                                        claim.user(),
                                        claim.name(),
                                        claim.heldUntil().orElseThrow())));
    }

    private long confirmedOf(Claim like) {
        return table.all().stream()
                .filter(claim -> claim.user().equals(like.user()))
                .filter(claim -> claim.name().kind() == like.name().kind())
                .filter(claim -> claim.state() == ClaimState.CONFIRMED)
                .count();
    }

    private void sweep() throws Exception {
        int limit = chance.nextInt(1, 4);
        int dies = dies(6);
        if (world != World.UNSWEPT) {
            table.run(dies, () -> claims.sweep(limit));
            table.run(dies, () -> claims.forget(limit));
        }
    }

    private void check() {
        if (!table.isWhole()) {
            broken.add("somebody has half a name");
        }
        List<Claim> open = table.at(now).values().stream().toList();
        for (Claim one : open) {
            checkBounds(one, open);
            promised.values().forEach(promise -> checkPromise(one, promise));
        }
        promised.forEach((id, promise) -> {
            boolean kept =
                    !promise.until().equals(Instant.MAX)
                            || table.find(id)
                                    .filter(claim -> claim.state() == ClaimState.CONFIRMED)
                                    .isPresent();
            if (!kept) {
                broken.add("a confirmed name was lost: " + promise);
            }
        });
    }

    private void checkPromise(Claim open, Promise promise) {
        if (now.isBefore(promise.until())
                && !open.user().equals(promise.user())
                && share(open.name(), promise.name())) {
            broken.add("two users have one name: " + open + " and " + promise);
        }
    }

    private void checkBounds(Claim one, List<Claim> open) {
        List<Claim> mine =
                open.stream()
                        .filter(claim -> claim.user().equals(one.user()))
                        .filter(claim -> claim.name().kind() == one.name().kind())
                        .toList();
        if (count(mine, ClaimState.CONFIRMED) > one.name().kind().maxConfirmed()
                || count(mine, ClaimState.RESERVED) > ClaimLimits.MAX_RESERVED) {
            broken.add("a user has more than they may: " + mine);
        }
    }

    private static long count(List<Claim> claims, ClaimState state) {
        return claims.stream().filter(claim -> claim.state() == state).count();
    }

    /// Everybody is gone, and nobody sweeps. Whatever is not somebody's is free.
    private void theDustSettles() throws Exception {
        now = now.plus(LIMITS.hold()).plus(LIMITS.reservation());
        for (Name name : NAMES) {
            boolean somebodys =
                    table.all().stream()
                            .filter(claim -> claim.state() == ClaimState.CONFIRMED)
                            .anyMatch(claim -> share(claim.name(), name));
            var newcomer = new UserId(new UUID(1, chance.nextLong()));
            var id = new ClaimId(new UUID(1, chance.nextLong()));
            Optional<Boolean> free =
                    table.run(
                            Integer.MAX_VALUE,
                            () ->
                                    claims.reserve(id, newcomer, name, BY)
                                            instanceof ReserveOutcome.Reserved);
            if (free.orElseThrow() == somebodys) {
                broken.add("in the end " + name + (somebodys ? " is given away" : " is stuck"));
            }
            table.run(Integer.MAX_VALUE, () -> claims.release(id, BY));
        }
    }

    private static boolean share(Name one, Name other) {
        return one.kind() == other.kind() && !Collections.disjoint(one.keys(), other.keys());
    }

    private static String text(Object outcome) {
        return outcome.toString().replaceAll(", changed=[^,]*, steps=[0-9]+", "");
    }
}
