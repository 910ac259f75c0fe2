package io.sluice.reference.client;

import io.sluice.reference.check.Checks;
import io.sluice.reference.check.Input;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what an analyst or approver typed. The empty answers come with a problem in the checks. */
final class ClientInput {
  private static final int MAX_NAME = 120;
  private static final int MAX_FILE_NAME = 200;
  private static final int MAX_REASON = 500;

  private ClientInput() {}

  static Optional<Details> details(Input input, Checks checks) {
    String name = checks.text(input, "name", "Name", MAX_NAME);
    Optional<Country> country = checks.choice(input, "country", "Country", Country::byCode);
    Optional<LegalForm> legalForm =
        checks.choice(input, "legalForm", "Legal form", LegalForm::byKey);
    boolean exposed = checks.yesOrNo(input, "politicallyExposed", "Politically exposed");
    return country.flatMap(c -> legalForm.map(form -> new Details(name, c, form, exposed)));
  }

  static Owner owner(Input input, Checks checks) {
    String name = checks.text(input, "name", "Owner name", MAX_NAME);
    return new Owner("", name, checks.wholeNumber(input, "share", "Share", 1, 100));
  }

  static List<Owner> owners(Input input, int shareLimit, Checks checks) {
    List<Owner> owners = new ArrayList<>();
    for (Input element : checks.elements(input, "owners")) {
      owners.add(owner(element, checks));
    }
    int sum = owners.stream().mapToInt(Owner::share).sum();
    if (sum > shareLimit && checks.problems().isEmpty()) {
      checks.add("shares-exceed-100", sharesExceed(sum), "owners");
    }
    return owners;
  }

  static String sharesExceed(int sum) {
    return "The shares add up to " + sum + " %, more than 100 %";
  }

  static Optional<Document> document(Input input, LocalDate today, Checks checks) {
    Optional<DocumentType> type =
        checks.choice(input, "type", "Document type", DocumentType::byKey);
    String fileName = checks.text(input, "fileName", "File name", MAX_FILE_NAME);
    Optional<LocalDate> expiresOn = checks.date(input, "expiresOn", "Expires on");
    if (expiresOn.filter(date -> date.isBefore(today)).isPresent()) {
      checks.add("expired", "The document has expired", input.path("expiresOn"));
    }
    return type.map(t -> new Document("", t, fileName, expiresOn));
  }

  static List<Document> documents(Input input, LocalDate today, Checks checks) {
    List<Document> documents = new ArrayList<>();
    for (Input element : checks.elements(input, "documents")) {
      document(element, today, checks).ifPresent(documents::add);
    }
    return documents;
  }

  static String reason(Input input, Checks checks) {
    return checks.text(input, "reason", "Reason", MAX_REASON);
  }
}
