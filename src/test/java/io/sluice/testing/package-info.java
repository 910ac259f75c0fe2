/** What tests share. */
@NullMarked
package io.sluice.testing;

import org.jspecify.annotations.NullMarked;
