/**
 * Flags in Unleash, by its Admin API: set for single tenants, and read as tenants see them live.
 */
@NullMarked
package io.sluice.flags.unleash;

import org.jspecify.annotations.NullMarked;
