CREATE INDEX appeals_open ON appeals (appealed_at, appeal_id) WHERE state = 'open';
