package io.typogram.keystrokes;

/// Reads coded bits from bytes. Behind the last byte it reads zeros, so it never fails: what it reads from bytes that
/// were not written so is for the caller to judge.
final class BitReader extends BitCoder {

    private final byte[] bytes;
    private int place;
    private long number;

    BitReader(byte[] bytes) {
        this.bytes = bytes;
        for (int count = 0; count < 4; count++) {
            number = (number << 8) | next();
        }
    }

    @Override
    protected int decide(long middle, int bit) {
        return number <= middle ? 1 : 0;
    }

    @Override
    protected void shift() {
        number = ((number << 8) & 0xffff_ffffL) | next();
    }

    private int next() {
        return place < bytes.length ? bytes[place++] & 0xff : 0;
    }
}
