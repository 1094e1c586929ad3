-- A result's settings and its time never change, so its tags can say them too, and a page of a tag is found without looking at results.
ALTER TABLE result_tags
    ADD COLUMN mode VARCHAR(20) NOT NULL DEFAULT '',
    ADD COLUMN amount BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN language VARCHAR(40) NOT NULL DEFAULT '',
    ADD COLUMN punctuation BOOLEAN NOT NULL DEFAULT FALSE,
    ADD COLUMN numbers BOOLEAN NOT NULL DEFAULT FALSE,
    ADD COLUMN difficulty VARCHAR(20) NOT NULL DEFAULT '',
    ADD COLUMN lazy BOOLEAN NOT NULL DEFAULT FALSE,
    ADD COLUMN completed_at TIMESTAMPTZ NOT NULL DEFAULT '1970-01-01T00:00:00Z';
