CREATE TABLE appeals (
    user_id UUID NOT NULL,
    result_id UUID NOT NULL,
    appeal_id UUID NOT NULL,
    text TEXT NOT NULL,
    appealed_at TIMESTAMPTZ NOT NULL,
    state VARCHAR(20) NOT NULL,
    reason TEXT NOT NULL,
    decided_by UUID,
    decided_at TIMESTAMPTZ,
    PRIMARY KEY (user_id, result_id)
);
