/** Tests of the launcher, the script {@code sluice}. */
@NullMarked
package io.sluice.launcher;

import org.jspecify.annotations.NullMarked;
