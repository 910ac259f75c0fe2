/** The step library: what a feature can say without Java. */
@NullMarked
package io.sluice.steps;

import org.jspecify.annotations.NullMarked;
