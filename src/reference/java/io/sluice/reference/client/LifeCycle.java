package io.sluice.reference.client;

import io.sluice.reference.check.Checks;
import io.sluice.reference.check.Input;
import io.sluice.reference.check.Refused;
import io.sluice.reference.fault.Fault;
import io.sluice.reference.fault.Faults;
import io.sluice.reference.flag.Flag;
import io.sluice.reference.flag.FlagReader;
import io.sluice.reference.tenant.Role;
import io.sluice.reference.tenant.User;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The steps from draft to decision. */
public final class LifeCycle {
  private final Jdbi jdbi;
  private final ClientStore store;
  private final AuditTrail audit;
  private final Clock clock;
  private final Faults faults;

  LifeCycle(Jdbi jdbi, ClientStore store, AuditTrail audit, Clock clock, Faults faults) {
    this.jdbi = jdbi;
    this.store = store;
    this.audit = audit;
    this.clock = clock;
    this.faults = faults;
  }

  /** Hands a draft over; with {@code instant-screening} on, screens it at once. */
  public Client submit(User user, FlagReader flags, String id) {
    mustExist(user, id);
    user.mustBe(Role.ANALYST);
    return step(
        user,
        id,
        (handle, client) -> {
          if (client.status() != Status.DRAFT) {
            throw Refused.wrongState("Only a draft can be submitted");
          }
          refuseIncomplete(client);
          store.setStatus(handle, id, Status.SUBMITTED);
          audit.add(handle, client, user.username(), AuditAction.SUBMITTED, "");
          if (flags.on(Flag.INSTANT_SCREENING)) {
            screen(handle, client);
          }
        });
  }

  private static void refuseIncomplete(Client client) {
    if (client.documents().isEmpty()) {
      throw Refused.invalid(
          "incomplete", "A client needs at least one document before it is submitted", "documents");
    }
    if (client.owners().isEmpty() && client.details().legalForm() != LegalForm.INDIVIDUAL) {
      throw Refused.invalid(
          "incomplete",
          "A client needs at least one beneficial owner before it is submitted",
          "owners");
    }
  }

  private void screen(Handle handle, Client client) {
    Optional<String> hit = Screening.hit(client);
    String found = hit.map(name -> "Hit: " + name).orElse("No hit");
    if (!faults.has(Fault.INSTANT_SCREENING_UNRECORDED)) {
      audit.add(handle, client, Screening.ACTOR, AuditAction.SCREENED, found);
    }
    if (hit.isPresent() && !faults.has(Fault.INSTANT_SCREENING_BROKEN)) {
      String reason = "Screening hit: " + hit.get();
      store.decide(handle, client.id(), decision(Status.REJECTED, reason, Screening.ACTOR));
      audit.add(handle, client, Screening.ACTOR, AuditAction.REJECTED, reason);
    } else {
      store.setStatus(handle, client.id(), Status.IN_REVIEW);
      audit.add(handle, client, Screening.ACTOR, AuditAction.REVIEW_STARTED, "");
    }
  }

  /** Takes up a submitted client; one that is already in review stays as it is. */
  public Client startReview(User user, FlagReader flags, String id) {
    mustExist(user, id);
    user.mustBe(Role.APPROVER);
    return step(
        user,
        id,
        (handle, client) -> {
          if (client.status() == Status.IN_REVIEW) {
            return;
          }
          if (client.status() != Status.SUBMITTED || strands(flags)) {
            throw Refused.wrongState("Only a submitted client can be reviewed");
          }
          store.setStatus(handle, id, Status.IN_REVIEW);
          audit.add(handle, client, user.username(), AuditAction.REVIEW_STARTED, "");
        });
  }

  private boolean strands(FlagReader flags) {
    return faults.has(Fault.INSTANT_SCREENING_STRANDS) && flags.on(Flag.INSTANT_SCREENING);
  }

  /** Accepts a client in review. */
  public Client approve(User user, String id, Input input) {
    return decide(user, id, input, Status.APPROVED, AuditAction.APPROVED);
  }

  /** Declines a client in review. */
  public Client reject(User user, String id, Input input) {
    Status outcome = faults.has(Fault.OFF_PATH_BROKEN) ? Status.APPROVED : Status.REJECTED;
    return decide(user, id, input, outcome, AuditAction.REJECTED);
  }

  private Client decide(User user, String id, Input input, Status outcome, AuditAction action) {
    mustExist(user, id);
    user.mustBe(Role.APPROVER);
    Checks checks = new Checks();
    String reason = ClientInput.reason(input, checks);
    checks.refuseIfWrong();
    return step(
        user,
        id,
        (handle, client) -> {
          if (client.status() != Status.IN_REVIEW) {
            throw Refused.wrongState("Only a client in review can be decided");
          }
          store.decide(handle, id, decision(outcome, reason, user.username()));
          if (faults.has(Fault.AUDIT_LATE)) {
            audit.addLater(client, user.username(), action, reason);
          } else if (!faults.has(Fault.AUDIT_FORGETS)) {
            audit.add(handle, client, user.username(), action, reason);
          }
        });
  }

  private Decision decision(Status outcome, String reason, String by) {
    return new Decision(outcome, reason, by, clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  private void mustExist(User user, String id) {
    if (jdbi.inTransaction(handle -> store.find(handle, user.tenantId(), id)).isEmpty()) {
      throw Clients.noSuchClient();
    }
  }

  private Client step(User user, String id, BiConsumer<Handle, Client> action) {
    return jdbi.inTransaction(
        handle -> {
          Client client =
              store.lock(handle, user.tenantId(), id).orElseThrow(Clients::noSuchClient);
          action.accept(handle, client);
          return store.find(handle, user.tenantId(), id).orElseThrow();
        });
  }
}
