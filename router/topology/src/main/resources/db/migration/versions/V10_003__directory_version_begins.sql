INSERT INTO directory_version (singleton, version, kept_after) VALUES (TRUE, 0, 0);
