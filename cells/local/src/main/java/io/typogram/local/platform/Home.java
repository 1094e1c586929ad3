package io.typogram.local.platform;

import io.typogram.local.server.Trees;
import io.typogram.local.supervision.SupervisionFiles;
import java.io.IOException;
import java.nio.file.Path;

/// The folder that belongs to one running platform: its data, its logs, its state. Two homes with
/// different port offsets may run side by side.
public record Home(Path root) {

    public Home {
        root = root.toAbsolutePath().normalize();
    }

    public Path data() {
        return root.resolve("data");
    }

    public Path run() {
        return root.resolve("run");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public SupervisionFiles supervision() {
        return new SupervisionFiles(run(), logs());
    }

    /// Forgets all data and secrets; the logs stay, because they tell what happened before.
    public void forget() throws IOException {
        Trees.delete(data());
        Trees.delete(run());
    }
}
