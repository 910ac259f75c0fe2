package io.sluice.reference.tenant;

/** How one user gets in; known only at the moment the tenant is created. */
public record SignIn(Role role, String username, String password, String token) {}
