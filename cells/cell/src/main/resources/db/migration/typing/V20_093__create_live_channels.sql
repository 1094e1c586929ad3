CREATE TABLE live_channels (
    user_id UUID PRIMARY KEY,
    channel_key UUID NOT NULL,
    opened_at TIMESTAMPTZ NOT NULL
);
