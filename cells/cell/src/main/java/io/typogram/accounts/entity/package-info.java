/// What an account and a profile are, and what they may be.
@NullMarked
package io.typogram.accounts.entity;

import org.jspecify.annotations.NullMarked;
