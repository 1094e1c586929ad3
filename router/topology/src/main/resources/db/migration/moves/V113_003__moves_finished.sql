CREATE INDEX moves_finished ON moves (finished_at) WHERE finished;
