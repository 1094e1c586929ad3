COMMENT ON TABLE keystroke_retentions IS 'owner: user. For how long the player wants their keystrokes kept';
