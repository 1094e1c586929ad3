-- Written in the transaction that takes a member of a tenant in who shares this cell; it moves with the player.
CREATE TABLE player_tenants (
    user_id UUID PRIMARY KEY,
    tenant VARCHAR(40) NOT NULL
);
