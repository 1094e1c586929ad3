CREATE INDEX erasures_due ON erasures (due_at) WHERE state <> 'DONE';
