CREATE UNIQUE INDEX appeals_by_id ON appeals (appeal_id);
