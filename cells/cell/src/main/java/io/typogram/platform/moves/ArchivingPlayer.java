package io.typogram.platform.moves;

import io.typogram.kernel.identity.UserId;
import java.util.function.BiConsumer;

/// Told while a player's archive is written, in no transaction: what is kept outside the tables is added on this.
///
/// @param files takes a file's name within the archive, and its bytes
public record ArchivingPlayer(UserId player, BiConsumer<String, byte[]> files) {

    public void add(String name, byte[] bytes) {
        files.accept(name, bytes);
    }
}
