-- For what is forgotten once no message about the user can still come.
CREATE INDEX homes_erased ON homes (changed_at) WHERE state = 'ERASED';
