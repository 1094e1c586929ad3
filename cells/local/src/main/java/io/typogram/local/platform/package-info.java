/// What the platform on one machine consists of, and where everything of it lies.
///
/// [PlatformPlan] turns the operator's [PlatformOptions] into components. Ports, folders and secrets are
/// decided here and nowhere else, so that no two parts can disagree about them.
@NullMarked
package io.typogram.local.platform;

import org.jspecify.annotations.NullMarked;
