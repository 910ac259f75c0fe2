package io.sluice.tenants;

import io.sluice.model.world.Tenant;
import java.util.HashMap;
import java.util.Map;

/** Gives every tenant the users of sluice.yaml, where creating it hands out none for their role. */
public final class WithUsers implements TenantControl {
  private final TenantControl control;
  private final Map<String, Tenant.SignIn> users;

  /**
   * @param users by role
   */
  public WithUsers(TenantControl control, Map<String, Tenant.SignIn> users) {
    this.control = control;
    this.users = Map.copyOf(users);
  }

  @Override
  public Tenant create(String name) {
    Tenant tenant = control.create(name);
    Map<String, Tenant.SignIn> signIns = new HashMap<>(users);
    signIns.putAll(tenant.signIns());
    return new Tenant(tenant.id(), tenant.tokens(), signIns);
  }

  @Override
  public void delete(String id) {
    control.delete(id);
  }
}
