@NullMarked
package io.sluice.flags.unleash;

import org.jspecify.annotations.NullMarked;
