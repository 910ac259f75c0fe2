/** Flags in LaunchDarkly. */
@NullMarked
package io.sluice.flags.launchdarkly;

import org.jspecify.annotations.NullMarked;
