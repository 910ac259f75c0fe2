/** Clients of a tenant: their data, life cycle, risk, import and audit trail. */
@NullMarked
package io.sluice.reference.client;

import org.jspecify.annotations.NullMarked;
