/** Creates and deletes the tenants of trials. */
@NullMarked
package io.sluice.tenants;

import org.jspecify.annotations.NullMarked;
