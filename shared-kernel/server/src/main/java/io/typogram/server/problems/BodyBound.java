package io.typogram.server.problems;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Bounds every request's body. A declared length over the bound is refused before a byte is read,
/// an undeclared one as soon as it passes the bound.
@Provider
@PreMatching
public class BodyBound implements ContainerRequestFilter {

    public static final int MAX_BODY_BYTES = 4 * 1024 * 1024;

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getLength() > MAX_BODY_BYTES) {
            request.abortWith(Problems.answer(CommonProblems.BODY_TOO_LARGE));
            return;
        }
        if (request.hasEntity()) {
            request.setEntityStream(new BoundedStream(request.getEntityStream()));
        }
    }

    private static final class BoundedStream extends FilterInputStream {

        private final JsonShape shape = new JsonShape();
        private int bytesRead;

        BoundedStream(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            if (next < 0) {
                shape.end();
            } else {
                shape.read(next);
            }
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count(Math.max(0, read));
            if (read < 0) {
                shape.end();
            } else {
                shape.read(target, offset, read);
            }
            return read;
        }

        private void count(int bytes) throws BodyTooLargeException {
            bytesRead += bytes;
            if (bytesRead > MAX_BODY_BYTES) {
                throw new BodyTooLargeException();
            }
        }
    }
}
