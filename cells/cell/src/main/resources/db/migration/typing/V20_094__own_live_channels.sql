COMMENT ON TABLE live_channels IS 'owner: user. The link by which others may watch the player type';
