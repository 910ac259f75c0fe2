/** Evidence kept between runs. */
@NullMarked
package io.sluice.store;

import org.jspecify.annotations.NullMarked;
