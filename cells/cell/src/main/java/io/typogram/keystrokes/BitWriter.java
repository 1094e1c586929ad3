package io.typogram.keystrokes;

import java.io.ByteArrayOutputStream;

/// Writes coded bits into bytes.
final class BitWriter extends BitCoder {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    protected int decide(long middle, int bit) {
        return bit;
    }

    @Override
    protected void shift() {
        bytes.write((int) (high >>> 24));
    }

    /// Ends with the shortest number between the two ends; a reader goes on with zeros.
    byte[] finish() {
        for (int kept = 0; kept <= 4; kept++) {
            long unit = 1L << (32 - 8 * kept);
            long number = (low + unit - 1) / unit * unit;
            if (number <= high) {
                for (int place = 0; place < kept; place++) {
                    bytes.write((int) (number >>> (24 - 8 * place)));
                }
                return bytes.toByteArray();
            }
        }
        throw new IllegalStateException("there is a number between the ends");
    }
}
