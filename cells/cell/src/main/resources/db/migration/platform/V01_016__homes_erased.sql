ALTER TABLE homes ADD CONSTRAINT homes_states_known
    CHECK (state IN ('ACTIVE', 'LEAVING', 'MOVING', 'ARRIVING', 'MOVED', 'ERASED'));
