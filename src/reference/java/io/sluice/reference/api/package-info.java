/** The REST APIs: the product's, the administrator's and the machines'. */
@NullMarked
package io.sluice.reference.api;

import org.jspecify.annotations.NullMarked;
