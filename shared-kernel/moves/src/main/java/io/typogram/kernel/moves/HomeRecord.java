package io.typogram.kernel.moves;

import io.typogram.kernel.topology.Home;
import java.util.Objects;

/// What a cell has written down about where one user lives, and every change that a move makes of it.
/// It is stored in one row, which every write of the user locks.
///
/// @param home where the user lives, as far as this cell knows. Of one who is arriving, the home they
///     come from
/// @param settled whether the user has ever been let in: one who was only placed has no data
/// @param writes the user's writes while being copied. It only grows
/// @param stamp of the latest message that was followed
public record HomeRecord(Home home, HomeState state, boolean settled, long writes, Stamp stamp) {

    public HomeRecord {
        Objects.requireNonNull(home);
        Objects.requireNonNull(state);
        Objects.requireNonNull(stamp);
        if (writes < 0) {
            throw new IllegalArgumentException("writes are counted from zero");
        }
    }

    /// Of a user who was placed here and has never come.
    public static HomeRecord placed(Home home) {
        return new HomeRecord(home, HomeState.ACTIVE, false, 0, Stamp.NONE);
    }

    /// Of a user who never lived here.
    public static HomeRecord elsewhere(Home home) {
        return new HomeRecord(home, HomeState.MOVED, false, 0, Stamp.NONE);
    }

    /// Of a user who was erased. Only what keeps the cell from taking them in again is left.
    public static HomeRecord erased(Home home) {
        return new HomeRecord(home, HomeState.ERASED, false, 0, Stamp.NONE);
    }

    /// What the cell does with a request of the user now. It is the fence: whoever writes for the user
    /// asks here, in the same transaction, with the row locked.
    public Admission admission() {
        return switch (state) {
            case ACTIVE, LEAVING -> settled ? Admission.SERVE : Admission.SETTLE;
            case MOVING, ARRIVING -> Admission.HOLD;
            case MOVED -> Admission.SEND_HOME;
            case ERASED -> Admission.REFUSE;
        };
    }

    /// What a cell does with a user's request.
    public enum Admission {
        /// The user lives here.
        SERVE,
        /// The user lives here and comes for the first time.
        SETTLE,
        /// The user's home is being decided: in a moment it is known.
        HOLD,
        /// The user lives elsewhere.
        SEND_HOME,
        /// The user was erased.
        REFUSE
    }

    /// The user has come for the first time.
    public HomeRecord settle() {
        return new HomeRecord(home, state, true, writes, stamp).counted();
    }

    /// A write of the user is in the same transaction as this change.
    public HomeRecord counted() {
        return state == HomeState.LEAVING
                ? new HomeRecord(home, state, settled, writes + 1, stamp)
                : this;
    }

    // At the source.

    /// The user's data is about to be copied. Somebody may have begun with it before, and be gone.
    Reply<HomeRecord> leave(Stamp now, Home from) {
        return switch (state) {
            case ACTIVE, LEAVING -> ifAt(from, now, with(HomeState.LEAVING, home, now));
            case MOVING -> ifAt(from, now, with(HomeState.MOVING, home, now));
            case ARRIVING, MOVED -> ifLater(now, Reply.refused(Refusal.NOT_AT_HOME));
            case ERASED -> Reply.refused(Refusal.ERASED);
        };
    }

    /// From now on neither writes nor reads go on.
    Reply<HomeRecord> fence(Stamp now) {
        return switch (state) {
            case LEAVING, MOVING -> ifLater(now, Reply.done(with(HomeState.MOVING, home, now)));
            case ACTIVE, ARRIVING, MOVED -> ifLater(now, Reply.refused(Refusal.NOT_AT_HOME));
            case ERASED -> Reply.refused(Refusal.ERASED);
        };
    }

    /// The move was given up, and the user stays.
    Reply<HomeRecord> release(Stamp now, Home from) {
        return switch (state) {
            case ACTIVE, LEAVING, MOVING -> ifAt(from, now, with(HomeState.ACTIVE, home, now));
            case ARRIVING, MOVED -> ifLater(now, Reply.refused(Refusal.NOT_AT_HOME));
            case ERASED -> Reply.refused(Refusal.ERASED);
        };
    }

    /// The user lives elsewhere now. This is said only after the directory says so.
    Reply<HomeRecord> close(Stamp now, Home to) {
        return switch (state) {
            case ACTIVE, LEAVING, MOVING, MOVED ->
                    ifLater(
                            now,
                            to.isNewerThan(home) || to.equals(home)
                                    ? Reply.done(with(HomeState.MOVED, to, now))
                                    : Reply.refused(Refusal.NOT_AT_HOME));
            case ARRIVING -> ifLater(now, Reply.refused(Refusal.NOT_AT_HOME));
            case ERASED -> Reply.refused(Refusal.ERASED);
        };
    }

    /// The data that the user left behind may go, if this is still what they left behind then.
    Reply<HomeRecord> purge(Stamp now, Home to) {
        return switch (state) {
            case MOVED -> ifAt(to, now, with(HomeState.MOVED, home, now));
            case ACTIVE, LEAVING, MOVING, ARRIVING ->
                    ifLater(now, Reply.refused(Refusal.LIVES_HERE));
            case ERASED -> Reply.refused(Refusal.ERASED);
        };
    }

    // At the target.

    /// The user's data begins to come in.
    Reply<HomeRecord> arrive(Stamp now, Home from) {
        return switch (state) {
            case ARRIVING, MOVED -> ifLater(now, Reply.done(with(HomeState.ARRIVING, from, now)));
            case ACTIVE, LEAVING, MOVING -> ifLater(now, Reply.refused(Refusal.LIVES_HERE));
            case ERASED -> Reply.refused(Refusal.ERASED);
        };
    }

    /// Some of the user's data comes in, or is looked at: what was sent earlier and is late is not
    /// wanted any more.
    Reply<HomeRecord> receive(Stamp now) {
        return switch (state) {
            case ARRIVING -> ifLater(now, Reply.done(with(HomeState.ARRIVING, home, now)));
            case ACTIVE, LEAVING, MOVING, MOVED ->
                    ifLater(now, Reply.refused(Refusal.NOT_ARRIVING));
            case ERASED -> Reply.refused(Refusal.ERASED);
        };
    }

    /// The user lives here now. This is said only after the directory says so.
    Reply<HomeRecord> activate(Stamp now, Home to, boolean hadSettled) {
        return switch (state) {
            case ARRIVING ->
                    ifLater(
                            now,
                            Reply.done(new HomeRecord(to, HomeState.ACTIVE, hadSettled, 0, now)));
            case ACTIVE, LEAVING, MOVING -> ifAt(to, now, with(state, home, now));
            case MOVED -> ifLater(now, Reply.refused(Refusal.NOT_ARRIVING));
            case ERASED -> Reply.refused(Refusal.ERASED);
        };
    }

    /// The move was given up, and the user's data is not wanted here.
    Reply<HomeRecord> discard(Stamp now, Home from) {
        return switch (state) {
            case ARRIVING, MOVED -> ifLater(now, Reply.done(with(HomeState.MOVED, from, now)));
            case ACTIVE, LEAVING, MOVING -> ifLater(now, Reply.refused(Refusal.LIVES_HERE));
            case ERASED -> Reply.refused(Refusal.ERASED);
        };
    }

    private HomeRecord with(HomeState newState, Home newHome, Stamp now) {
        return new HomeRecord(newHome, newState, settled, writes, now);
    }

    private Reply<HomeRecord> ifAt(Home expected, Stamp now, HomeRecord then) {
        return ifLater(
                now, home.equals(expected) ? Reply.done(then) : Reply.refused(Refusal.NOT_AT_HOME));
    }

    private Reply<HomeRecord> ifLater(Stamp now, Reply<HomeRecord> then) {
        return now.isAfter(stamp) ? then : Reply.refused(Refusal.OUTDATED);
    }
}
