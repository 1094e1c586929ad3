package io.typogram.kernel.moves;

/// Why a cell does not do what a driver asks.
public enum Refusal {
    /// It has followed a later stamp: the driver has been replaced, or the message is an old one.
    OUTDATED,
    /// The user does not live in this cell, or not at the home that was named.
    NOT_AT_HOME,
    /// The user lives in this cell, so their data cannot come in.
    LIVES_HERE,
    /// The user's data is not coming in.
    NOT_ARRIVING,
    /// The tables of the two cells are not the same.
    SCHEMA_DIFFERS,
    /// What was asked for is larger than may be carried at once, be it a single row.
    ROW_TOO_LARGE,
    /// The user was erased, and stays so.
    ERASED
}
