/** Tenants, their users and roles, secrets and sessions. */
@NullMarked
package io.sluice.reference.tenant;

import org.jspecify.annotations.NullMarked;
