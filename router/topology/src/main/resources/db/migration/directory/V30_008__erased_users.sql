-- Who was erased, so that nobody with an old token is placed anew. It is the one place where the id stays, and
-- not for ever: see docs/internals/erasure.md.
CREATE TABLE erased_users (
    user_id UUID NOT NULL PRIMARY KEY,
    erasure_id UUID NOT NULL UNIQUE,
    requested_at TIMESTAMPTZ NOT NULL
);
