CREATE INDEX keystroke_bundles_by_end ON keystroke_bundles (expires_at) WHERE expires_at IS NOT NULL;
