/// What is done with accounts and profiles, and where they are kept.
@NullMarked
package io.typogram.accounts.control;

import org.jspecify.annotations.NullMarked;
