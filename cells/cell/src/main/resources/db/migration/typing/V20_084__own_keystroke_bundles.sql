COMMENT ON TABLE keystroke_bundles IS 'owner: user. Keystrokes of older results, which are kept outside the database';
