package io.typogram.accounts.entity;

import io.typogram.accounts.KeyboardLayout;
import io.typogram.accounts.Profile;
import io.typogram.kernel.identity.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A player's account in the player's home.
@Entity
@Table(name = "accounts")
public class Account {

    @Id
    @Column(name = "user_id")
    private UUID userId;

    private String username;

    @Column(name = "display_name")
    private String displayName;

    private @Nullable String country;

    @Column(name = "keyboard_layout")
    private String keyboardLayout;

    private String bio;

    @Column(name = "opened_at")
    private Instant openedAt;

    private long revision;

    /// Opens an account with what is known of a player at the first visit.
    public Account(UserId userId, String username, Instant openedAt) {
        Profile initial = Profile.initial(username);
        this.userId = userId.value();
        this.username = username;
        this.displayName = initial.displayName();
        this.keyboardLayout = initial.keyboardLayout().name();
        this.bio = initial.bio();
        this.openedAt = openedAt;
        this.revision = 1;
    }

    /// Needed by the persistence provider.
    @SuppressWarnings("NullAway.Init")
    protected Account() {}

    public UserId userId() {
        return new UserId(userId);
    }

    public String username() {
        return username;
    }

    public Instant openedAt() {
        return openedAt;
    }

    /// Grows with every change; the entity tag on the wire.
    public long revision() {
        return revision;
    }

    public Profile profile() {
        return new Profile(
                displayName,
                Optional.ofNullable(country),
                KeyboardLayout.valueOf(keyboardLayout),
                bio);
    }

    public void change(Profile profile) {
        displayName = profile.displayName();
        country = profile.country().orElse(null);
        keyboardLayout = profile.keyboardLayout().name();
        bio = profile.bio();
        revision++;
    }
}
