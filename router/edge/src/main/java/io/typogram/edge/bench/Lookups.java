package io.typogram.edge.bench;

import io.typogram.edge.directory.Directory;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import java.util.Optional;

/// Looks users up one by one, in random order, and takes the time of each.
final class Lookups {

    private final Directory directory;
    private final MadeUpUsers users;
    private final int count;

    Lookups(Directory directory, MadeUpUsers users, int count) {
        this.directory = directory;
        this.users = users;
        this.count = count;
    }

    /// Known users. Each has to be where they were placed, or where they moved to since.
    Times hits(int lookups) {
        Times times = new Times();
        for (int lookup = 0; lookup < lookups; lookup++) {
            long number = Long.remainderUnsigned(MadeUpUsers.random(lookup), count);
            UserId user = users.user(number);
            long begin = System.nanoTime();
            Optional<Home> home = directory.find(user);
            times.add(System.nanoTime() - begin);
            if (!home.equals(Optional.of(users.home(number)))
                    && !home.equals(Optional.of(users.next(number)))) {
                throw new IllegalStateException("user " + number + " is found in " + home);
            }
        }
        return times;
    }

    /// Users whom nobody has placed.
    Times misses(int lookups) {
        Times times = new Times();
        for (int lookup = 0; lookup < lookups; lookup++) {
            UserId user = users.user(-1L - lookup);
            long begin = System.nanoTime();
            Optional<Home> home = directory.find(user);
            times.add(System.nanoTime() - begin);
            if (home.isPresent()) {
                throw new IllegalStateException("a user whom nobody placed is found in " + home);
            }
        }
        return times;
    }

    /// Nothing: what taking the time costs, and how long the machine lets nobody run.
    Times clock(int lookups) {
        Times times = new Times();
        for (int lookup = 0; lookup < lookups; lookup++) {
            users.user(lookup);
            long begin = System.nanoTime();
            times.add(System.nanoTime() - begin);
        }
        return times;
    }
}
