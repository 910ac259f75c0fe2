/** What is valid in features, and hardly meant. */
@NullMarked
package io.sluice.read.lint;

import org.jspecify.annotations.NullMarked;
