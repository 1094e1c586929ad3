package io.typogram.kernel.moves;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.moves.MovingCell.Erased;
import io.typogram.kernel.topology.Home;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Takes erasures from state to state. Every step may be repeated and is written down before the next one is
/// taken, so any driver can go on where another one stopped, and several may try at the same time.
public final class ErasureDriver {

    private final Erasures erasures;
    private final Function<CellId, MovingCell> cells;
    private final SignIns signIns;
    private final InstantSource clock;
    private final MoveLimits limits;

    public ErasureDriver(
            Erasures erasures,
            Function<CellId, MovingCell> cells,
            SignIns signIns,
            InstantSource clock,
            MoveLimits limits) {
        this.erasures = erasures;
        this.cells = cells;
        this.signIns = signIns;
        this.clock = clock;
        this.limits = limits;
    }

    /// How far an erasure came.
    public enum Progress {
        /// Nothing is left to do.
        FINISHED,
        /// Something could not be reached, or has to end first; somebody should go on soon.
        INTERRUPTED,
        /// Somebody else has taken it up.
        TAKEN
    }

    /// Takes an erasure as far as it goes now.
    public Progress drive(UUID id) {
        return erasures.take(id).map(taken -> new Turn(taken).go()).orElse(Progress.TAKEN);
    }

    /// One driver's turn at one erasure.
    private final class Turn {

        private final UserId user;
        private Erasure erasure;
        private Instant renewAfter;

        Turn(Erasure taken) {
            user = taken.user();
            erasure = taken;
            renewAfter = clock.instant().plus(limits.renewal());
        }

        Progress go() {
            try {
                while (erasure.state() != ErasureState.DONE) {
                    ErasureState before = erasure.state();
                    step();
                    if (erasure.state() == before) {
                        return Progress.INTERRUPTED;
                    }
                }
                return Progress.FINISHED;
            } catch (CellUnreachableException unreachable) {
                return Progress.INTERRUPTED;
            } catch (ReplacedException replaced) {
                return Progress.TAKEN;
            }
        }

        private void step() {
            switch (erasure.state()) {
                case REQUESTED -> fence();
                case FENCED -> eraseEverywhere();
                case ERASED -> now(erasures.forget(erasure));
                case DONE -> {
                    // Nothing is left to do.
                }
            }
        }

        private void fence() {
            if (!erasures.settle(erasure)) {
                return;
            }
            Optional<Home> home = erasures.home(erasure);
            if (home.isPresent()) {
                Erased begun = erase(home.get().cell(), home.get());
                assert begun != null;
            }
            now(erasures.advance(erasure, ErasureState.FENCED));
        }

        /// One that is away keeps nobody else waiting.
        private void eraseEverywhere() {
            endSignIn();
            Optional<Home> home = erasures.home(erasure);
            for (CellId cell : erasures.pending(erasure)) {
                try {
                    Erased erased = eraseAll(cell, home.orElse(Home.first(cell)));
                    now(erasures.answered(erasure, cell, erased));
                } catch (CellUnreachableException unreachable) {
                    // It stays pending, and keeps the erasure from going on.
                }
            }
            now(erasures.advance(erasure, ErasureState.ERASED));
        }

        private void endSignIn() {
            if (!erasures.hasSignIn(erasure)) {
                return;
            }
            try {
                signIns.delete(user);
                now(erasures.signInEnded(erasure));
            } catch (CellUnreachableException unreachable) {
                // As with a cell.
            }
        }

        private Erased eraseAll(CellId cell, Home home) {
            Erased erased = erase(cell, home);
            while (erased.more()) {
                renew();
                erased = erase(cell, home);
            }
            return erased;
        }

        private Erased erase(CellId cell, Home home) {
            return RefusedException.value(cells.apply(cell).erase(user, home));
        }

        private void renew() {
            Instant instant = clock.instant();
            if (instant.isAfter(renewAfter)) {
                renewAfter = instant.plus(limits.renewal());
                now(erasures.renew(erasure));
            }
        }

        private void now(Optional<Erasure> changed) {
            erasure = changed.orElseThrow(ReplacedException::new);
        }
    }

    /// Somebody else has taken the erasure up.
    private static final class ReplacedException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
