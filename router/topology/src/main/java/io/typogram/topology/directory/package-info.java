/// The directory: the map from user to home, and its way to the routers.
///
/// Owns `homes`, `directory_changes` and `erased_users`. A router loads one snapshot and then follows the changes:
///
/// - a snapshot of version V has every user placed up to V, each with the home of V *or a newer one*;
/// - every change after V is given out by `changes?after=V`, in order, at least once.
///
/// So a follower may see a change that it already has, never miss one; taking the higher epoch makes
/// both the same. Changes are kept for a bounded number of versions; a follower that is further
/// behind is told so and loads a snapshot.
///
/// A move changes a home's `version` and never its `placed_version` (see [MoveHome]), so a snapshot that
/// is being read misses nobody who moves meanwhile.
///
/// The home of a user who is erased is deleted ([ForgetHome]). Followers are told so by a change without a
/// cell, and a snapshot that is being read may have as many users fewer as were erased meanwhile.
@NullMarked
package io.typogram.topology.directory;

import org.jspecify.annotations.NullMarked;
