CREATE INDEX erasures_done ON erasures (done_at) WHERE state = 'DONE';
