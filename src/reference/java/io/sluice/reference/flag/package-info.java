/** Feature flags, read per tenant through OpenFeature: own settings, a flagd file, or Unleash. */
@NullMarked
package io.sluice.reference.flag;

import org.jspecify.annotations.NullMarked;
