ALTER TABLE results ADD COLUMN keystrokes_bundle UUID;
