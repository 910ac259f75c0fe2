/** The reference service: a miniature client-lifecycle-management product for the gate to judge. */
@NullMarked
package io.sluice.reference;

import org.jspecify.annotations.NullMarked;
