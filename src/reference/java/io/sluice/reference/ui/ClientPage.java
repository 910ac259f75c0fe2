package io.sluice.reference.ui;

import io.sluice.reference.client.Client;
import io.sluice.reference.client.ClientLogic;
import io.sluice.reference.client.Document;
import io.sluice.reference.client.DocumentType;
import io.sluice.reference.client.Owner;
import io.sluice.reference.client.Status;
import io.sluice.reference.fault.Fault;
import io.sluice.reference.fault.Faults;
import io.sluice.reference.tenant.Role;
import io.sluice.reference.web.Visit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Fills the page of one client. */
final class ClientPage {
  private final ClientLogic logic;
  private final Faults faults;

  ClientPage(ClientLogic logic, Faults faults) {
    this.logic = logic;
    this.faults = faults;
  }

  /** Something shown beside its label. */
  record Fact(String label, String value) {}

  /** A line of the owners' table. */
  record OwnerRow(String id, String name, String share) {}

  /** A line of the documents' table. */
  record DocumentRow(String id, String type, String fileName, String expiresOn) {}

  Page of(Client client, Visit visit) {
    boolean analyst = visit.user().role() == Role.ANALYST;
    boolean approver = visit.user().role() == Role.APPROVER;
    return new Page("client", client.name())
        .with("id", client.id())
        .with("facts", facts(client))
        .with("risk", logic.rating().rate(client, visit.flags()))
        .with("owners", client.owners().stream().map(ClientPage::row).toList())
        .with("ownedShare", client.ownedShare() + " %")
        .with("documents", client.documents().stream().map(ClientPage::row).toList())
        .with("documentTypes", documentTypes())
        .with("entries", logic.audit().of(visit.user(), client))
        .with("canRecord", analyst && client.status() == Status.DRAFT)
        .with("canReview", approver && client.status() == Status.SUBMITTED)
        .with("canDecide", approver && client.status() == Status.IN_REVIEW);
  }

  private List<Fact> facts(Client client) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Reference", client.reference()));
    facts.add(new Fact("Status", status(client).label()));
    facts.add(new Fact("Country", client.details().country().label()));
    facts.add(new Fact("Legal form", client.details().legalForm().label()));
    facts.add(
        new Fact("Politically exposed", client.details().politicallyExposed() ? "Yes" : "No"));
    facts.add(new Fact("Created by", client.createdBy()));
    client
        .decision()
        .ifPresent(
            decision -> {
              facts.add(new Fact("Decided by", decision.by()));
              facts.add(new Fact("Decision reason", decision.reason()));
            });
    return facts;
  }

  private Status status(Client client) {
    boolean hide = faults.has(Fault.UI_ONLY) && client.status() == Status.APPROVED;
    return hide ? Status.IN_REVIEW : client.status();
  }

  private static OwnerRow row(Owner owner) {
    return new OwnerRow(owner.id(), owner.name(), owner.share() + " %");
  }

  private static DocumentRow row(Document document) {
    return new DocumentRow(
        document.id(),
        document.type().label(),
        document.fileName(),
        document.expiresOn().map(LocalDate::toString).orElse("–"));
  }

  private static List<Map<String, String>> documentTypes() {
    List<Map<String, String>> choices = new ArrayList<>();
    choices.add(Pages.choice("", "Choose a type"));
    Arrays.stream(DocumentType.values())
        .forEach(type -> choices.add(Pages.choice(type.key(), type.label())));
    return choices;
  }
}
