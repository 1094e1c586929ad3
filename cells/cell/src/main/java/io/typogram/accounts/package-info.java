/// Accounts and profiles of players.
///
/// Owns the tables `accounts` (the players who live here), `api_keys` (by which their programs act for
/// them, and which no other cell needs to know), `preferences` (how they like to type) and `players` (what everybody may know of every player
/// of every cell). An account is made when its player first comes, in the transaction
/// that takes the player in. Out go `accounts.account-opened.v1` and `accounts.profile-changed.v1`,
/// to all cells; both carry the whole public profile, and the one of the later home epoch, and then
/// of the higher sequence, wins. Names shown for players of other cells may therefore be a moment old.
@NullMarked
package io.typogram.accounts;

import org.jspecify.annotations.NullMarked;
