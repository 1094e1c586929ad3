-- Who has a name. The key is what makes it one person's only: two names that share a key are one name.
CREATE TABLE claim_names (
    kind TEXT NOT NULL,
    name_key TEXT NOT NULL,
    claim_id UUID NOT NULL REFERENCES claims (claim_id),
    PRIMARY KEY (kind, name_key)
);
