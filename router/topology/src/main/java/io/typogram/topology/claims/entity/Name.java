package io.typogram.topology.claims.entity;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// A name as it is stored and compared. Two names of one kind are the same when they share a key.
///
/// @param shown a username as it is shown; an email address is not kept
/// @param keys by which it is compared: skeletons of a username, keyed hashes of an email address
/// @param secret which secret the newest of an email's hashes was made with
public record Name(
        ClaimKind kind, Optional<String> shown, List<String> keys, Optional<String> secret) {

    /// One hash for each secret that is known, or two skeletons.
    public static final int MAX_KEYS = 5;

    public Name {
        keys = List.copyOf(keys);
        if (keys.isEmpty() || keys.size() > MAX_KEYS) {
            throw new IllegalArgumentException("a name has 1 to " + MAX_KEYS + " keys");
        }
        if (shown.isPresent() != (kind == ClaimKind.USERNAME)
                || secret.isPresent() != (kind == ClaimKind.EMAIL)) {
            throw new IllegalArgumentException("a username is shown, an email address is hashed");
        }
    }

    public static Name ofUsername(String shown, List<String> skeletons) {
        return new Name(ClaimKind.USERNAME, Optional.of(shown), skeletons, Optional.empty());
    }

    public static Name ofEmail(List<String> hashes, String secret) {
        return new Name(ClaimKind.EMAIL, Optional.empty(), hashes, Optional.of(secret));
    }

    /// Whether somebody wrote the same thing twice. A username that is shown otherwise is another wish.
    public boolean isSameWish(Name other) {
        return kind == other.kind
                && shown.equals(other.shown)
                && !Collections.disjoint(keys, other.keys);
    }
}
