/** The tenants of trials: created and deleted, or lent out of those that are there. */
@NullMarked
package io.sluice.tenants;

import org.jspecify.annotations.NullMarked;
