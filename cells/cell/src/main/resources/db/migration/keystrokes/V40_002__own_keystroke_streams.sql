COMMENT ON TABLE keystroke_streams IS 'owner: user. What was typed in each run, key by key; bytes as docs/internals/keystrokes.md has them';
