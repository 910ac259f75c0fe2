/** Reads what tenants see live and sets flags for the tenants of trials. */
@NullMarked
package io.sluice.flags;

import org.jspecify.annotations.NullMarked;
