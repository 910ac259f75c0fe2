/** Tests of the reports, with one verdict that tries to break out of each of them. */
@NullMarked
package io.sluice.publish;

import org.jspecify.annotations.NullMarked;
