/** Feature flags, read per tenant through OpenFeature from the service's own store. */
@NullMarked
package io.sluice.reference.flag;

import org.jspecify.annotations.NullMarked;
