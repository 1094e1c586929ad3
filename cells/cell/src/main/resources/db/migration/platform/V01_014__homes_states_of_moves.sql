ALTER TABLE homes ADD CONSTRAINT homes_state_known
    CHECK (state IN ('ACTIVE', 'LEAVING', 'MOVING', 'ARRIVING', 'MOVED'));
