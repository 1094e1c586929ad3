CREATE INDEX keystroke_retentions_never ON keystroke_retentions (user_id) WHERE keep = 'never';
