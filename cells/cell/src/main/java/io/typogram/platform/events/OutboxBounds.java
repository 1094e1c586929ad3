package io.typogram.platform.events;

/// How many events may wait in the outbox.
///
/// @param alarmRows from here on the cell says so
/// @param maxRows from here on no more are let in
record OutboxBounds(long alarmRows, long maxRows) {

    OutboxBounds {
        if (alarmRows < 1 || maxRows < alarmRows) {
            throw new IllegalArgumentException(
                    "typogram.outbox.alarm.rows is from 1 to typogram.outbox.max.rows");
        }
    }

    OutboxState state(long rows) {
        if (rows >= maxRows) {
            return OutboxState.FULL;
        }
        return rows >= alarmRows ? OutboxState.ALARMING : OutboxState.FINE;
    }
}
