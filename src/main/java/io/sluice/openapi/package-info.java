/** OpenAPI documents and JSON Schemas, and what does not fit them. */
@NullMarked
package io.sluice.openapi;

import org.jspecify.annotations.NullMarked;
