package io.typogram.topology.tenants.boundary;

/// Looks whether a stream of bytes ends as a ZIP without a comment does: with an end record of 22 bytes.
final class ZipEnd {

    private static final int LENGTH = 22;
    private static final byte[] SIGNATURE = {'P', 'K', 5, 6};

    private final byte[] last = new byte[LENGTH];

    void saw(byte[] bytes, int count) {
        int kept = Math.max(0, LENGTH - count);
        System.arraycopy(last, LENGTH - kept, last, 0, kept);
        System.arraycopy(bytes, count - (LENGTH - kept), last, kept, LENGTH - kept);
    }

    boolean isReached() {
        for (int index = 0; index < SIGNATURE.length; index++) {
            if (last[index] != SIGNATURE[index]) {
                return false;
            }
        }
        return true;
    }
}
