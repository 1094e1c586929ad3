-- Of one user one move at a time. From the moment when the source has closed they may move again.
CREATE UNIQUE INDEX moves_one_open ON moves (user_id) WHERE NOT finished AND closed_stamp IS NULL;
