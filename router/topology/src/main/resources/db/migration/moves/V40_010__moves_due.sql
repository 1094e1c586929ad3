-- Ordered by a time, which makes one hot range; there are as many entries as moves under way.
CREATE INDEX moves_due ON moves (due_at) WHERE NOT finished;
