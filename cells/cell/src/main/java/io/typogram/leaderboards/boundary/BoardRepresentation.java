package io.typogram.leaderboards.boundary;

import io.typogram.accounts.PublicProfile;
import io.typogram.kernel.identity.UserId;
import io.typogram.leaderboards.entity.BoardEntry;
import io.typogram.leaderboards.entity.BoardKey;
import io.typogram.leaderboards.entity.RankedEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A page of a board on the wire.
///
/// @param total how many players are on the board
/// @param asOf when this cell read it; what other cells told later is not in it
public record BoardRepresentation(
        BoardName board,
        String scope,
        long total,
        String asOf,
        List<EntryRepresentation> entries,
        @Nullable String nextCursor) {

    /// Which board.
    public record BoardName(String mode, int amount, String language, String period) {

        static BoardName of(BoardKey key) {
            return new BoardName(
                    key.board().mode(), key.board().amount(), key.board().language(), key.period());
        }
    }

    /// A player's place. The name is null for a moment where a player is new and lives elsewhere.
    public record EntryRepresentation(
            long rank,
            String userId,
            @Nullable String displayName,
            @Nullable String country,
            double wpm,
            double accuracy,
            String achievedAt,
            String resultId,
            String cell) {

        static EntryRepresentation of(RankedEntry ranked, @Nullable PublicProfile player) {
            BoardEntry entry = ranked.entry();
            return new EntryRepresentation(
                    ranked.rank(),
                    entry.userId().toString(),
                    player == null ? null : player.profile().displayName(),
                    player == null ? null : player.profile().country().orElse(null),
                    entry.run().wpm(),
                    entry.run().accuracy(),
                    entry.run().achievedAt().toString(),
                    entry.run().resultId().toString(),
                    entry.home().cell().value());
        }
    }

    static BoardRepresentation of(
            BoardKey key,
            long total,
            Instant asOf,
            List<RankedEntry> entries,
            Map<UserId, PublicProfile> players,
            @Nullable String nextCursor) {
        return new BoardRepresentation(
                BoardName.of(key),
                key.scope().wireName(),
                total,
                asOf.toString(),
                entries.stream()
                        .map(entry ->
                                EntryRepresentation.of(entry, players.get(entry.entry().userId())))
                        .toList(),
                nextCursor);
    }
}
