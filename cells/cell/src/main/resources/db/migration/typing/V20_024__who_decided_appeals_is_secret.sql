COMMENT ON COLUMN appeals.decided_by IS 'secret. Which moderator decided is for the platform to know';
