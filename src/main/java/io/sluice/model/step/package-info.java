/** The steps a project can use: the catalogue, how it is searched, what is near to a slip. */
@NullMarked
package io.sluice.model.step;

import org.jspecify.annotations.NullMarked;
