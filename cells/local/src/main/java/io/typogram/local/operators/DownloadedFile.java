package io.typogram.local.operators;

import io.typogram.local.command.CommandFailed;
import io.typogram.local.command.ExitCodes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Where a download goes. When it cannot be written, as on a full disk, the command ends and says so:
/// whoever sends is not to blame, and is not asked again. What was there is written over.
final class DownloadedFile extends OutputStream {

    private final Path file;
    private final OutputStream out;

    private DownloadedFile(Path file, OutputStream out) {
        this.file = file;
        this.out = out;
    }

    static DownloadedFile open(Path file) {
        try {
            OutputStream out =
                    Files.newOutputStream(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.TRUNCATE_EXISTING);
            return new DownloadedFile(file, out);
        } catch (IOException unwritable) {
            throw failed(file, unwritable);
        }
    }

    @Override
    public void write(int oneByte) {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
        try {
            out.write(bytes, offset, count);
        } catch (IOException full) {
            throw failed(file, full);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException unwritable) {
            throw failed(file, unwritable);
        }
    }

    private static CommandFailed failed(Path file, IOException why) {
        return new CommandFailed(
                ExitCodes.FAILED, "%s cannot be written: %s".formatted(file, why.getMessage()));
    }
}
