/** Input from outside: its values, what may be wrong with them, and the refusal of a request. */
@NullMarked
package io.sluice.reference.check;

import org.jspecify.annotations.NullMarked;
