-- Every claim to a name, until it is forgotten. `shown` is a username as it is shown; of an email address
-- nothing is kept but keyed hashes. `name_keys` are all by which the name is compared, `secret_id` says
-- with which secret an email's newest one was made. `steps` counts the rows of claim_changes.
CREATE TABLE claims (
    claim_id UUID NOT NULL PRIMARY KEY,
    user_id UUID NOT NULL,
    kind TEXT NOT NULL,
    shown TEXT,
    name_keys TEXT[] NOT NULL,
    secret_id TEXT,
    state TEXT NOT NULL,
    reserved_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    confirmed_at TIMESTAMPTZ,
    held_until TIMESTAMPTZ,
    changed_at TIMESTAMPTZ NOT NULL,
    steps BIGINT NOT NULL,
    CHECK ((state = 'HELD') = (held_until IS NOT NULL)),
    CHECK ((kind = 'USERNAME') = (shown IS NOT NULL)),
    CHECK ((kind = 'EMAIL') = (secret_id IS NOT NULL))
);
