/** The reference service, tested as a process of its own over HTTP and nothing else. */
@NullMarked
package io.sluice.reference;

import org.jspecify.annotations.NullMarked;
