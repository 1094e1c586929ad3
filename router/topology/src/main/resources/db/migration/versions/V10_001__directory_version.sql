-- One row. Every change of the directory takes its number here, in its own transaction, so numbers
-- become visible in their order: see io.typogram.topology.versions.
CREATE TABLE directory_version (
    singleton BOOLEAN NOT NULL PRIMARY KEY CHECK (singleton),
    version BIGINT NOT NULL CHECK (version >= 0),
    kept_after BIGINT NOT NULL CHECK (kept_after >= 0 AND kept_after <= version)
);
