package io.typogram.objects;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Objects as files of a folder, which all nodes of a cell must share.
public final class FileObjectStore implements ObjectStore {

    /// Can be no object's name, so nobody takes a file for one before it is whole.
    private static final String UNFINISHED = ".unfinished";

    private final Path root;

    public FileObjectStore(Path root) {
        this.root = root.toAbsolutePath();
    }

    @Override
    public void put(ObjectName name, byte[] bytes) {
        ObjectStore.requireBounded(bytes);
        Path file = file(name);
        Path unfinished = file.resolveSibling(UUID.randomUUID() + UNFINISHED);
        try {
            createFolders(parent(file));
            try {
                writeDurably(unfinished, bytes);
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
            sync(parent(file));
        } catch (IOException failed) {
            throw new ObjectStoreException(name + " cannot be written", failed);
        }
    }

    private static void writeDurably(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /// A folder is there for good when the one that it stands in was written.
    private static void createFolders(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.getParent();
        if (parent != null) {
            createFolders(parent);
        }
        Files.createDirectories(folder);
        if (parent != null) {
            sync(parent);
        }
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public Optional<byte[]> get(ObjectName name) {
        try {
            return Optional.of(Files.readAllBytes(file(name)));
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        } catch (IOException failed) {
            throw new ObjectStoreException(name + " cannot be read", failed);
        }
    }

    @Override
    public void delete(ObjectName name) {
        Path file = file(name);
        try {
            if (Files.deleteIfExists(file)) {
                sync(parent(file));
                deleteEmpty(parent(file));
            }
        } catch (IOException failed) {
            throw new ObjectStoreException(name + " cannot be deleted", failed);
        }
    }

    private void deleteEmpty(Path folder) throws IOException {
        try {
            if (!folder.equals(root)) {
                Files.deleteIfExists(folder);
            }
        } catch (DirectoryNotEmptyException inUse) {
            // Another object stands in it.
        }
    }

    @Override
    public void deleteAll(ObjectName folder) {
        Path path = file(folder);
        try {
            if (Files.isDirectory(path)) {
                Files.walkFileTree(path, new Deletion());
                sync(parent(path));
            }
        } catch (IOException failed) {
            throw new ObjectStoreException(folder + " cannot be deleted", failed);
        }
    }

    @Override
    public void close() {}

    private Path file(ObjectName name) {
        return root.resolve(name.value());
    }

    private Path parent(Path file) {
        Path parent = file.getParent();
        return parent == null ? root : parent;
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
                throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
