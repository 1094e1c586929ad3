-- Each topic is read by itself, oldest first; nobody asks for the oldest of all.
DROP INDEX outbox_by_age;
