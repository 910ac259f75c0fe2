package io.sluice.reference.tenant;

import java.util.List;

/** A tenant just created, with the secrets of its users. */
public record NewTenant(String id, String name, List<SignIn> signIns) {}
