/** The embedded SQL database. */
@NullMarked
package io.sluice.reference.store;

import org.jspecify.annotations.NullMarked;
