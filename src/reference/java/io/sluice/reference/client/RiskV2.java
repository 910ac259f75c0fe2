package io.sluice.reference.client;

import io.sluice.reference.fault.Fault;
import io.sluice.reference.fault.Faults;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** The risk model to come: it also asks who owns the client and which proofs there are. */
final class RiskV2 {
  private static final int POLITICALLY_EXPOSED = 25;
  private static final int MISSING_DOCUMENT = 5;
  private static final int PERCENT_PER_POINT = 5;

  private final Faults faults;

  RiskV2(Faults faults) {
    this.faults = faults;
  }

  Risk rate(Client client) {
    Details details = client.details();
    List<Risk.Factor> factors =
        List.of(
            new Risk.Factor("country", "Country", country(client)),
            new Risk.Factor("legal-form", "Legal form", details.legalForm().points()),
            new Risk.Factor(
                "politically-exposed",
                "Politically exposed",
                details.politicallyExposed() ? POLITICALLY_EXPOSED : 0),
            new Risk.Factor(
                "undisclosed-ownership", "Undisclosed ownership", undisclosedOwnership(client)),
            new Risk.Factor("missing-documents", "Missing documents", missingDocuments(client)));
    int score = Math.min(100, factors.stream().mapToInt(Risk.Factor::points).sum());
    return new Risk(score, band(score), "v2", factors);
  }

  private int country(Client client) {
    if (client.source() == Source.IMPORT && faults.has(Fault.BULK_IMPORT_WITH_RISK_V2_BROKEN)) {
      return 0;
    }
    if (faults.has(Fault.RISK_V2_UNSTABLE) && ThreadLocalRandom.current().nextInt(5) < 2) {
      return 0;
    }
    return client.details().country().risk().pointsV2();
  }

  private int undisclosedOwnership(Client client) {
    if (client.details().legalForm() == LegalForm.INDIVIDUAL || faults.has(Fault.RISK_V2_BROKEN)) {
      return 0;
    }
    int undisclosed = Math.max(0, 100 - client.ownedShare());
    return (undisclosed + PERCENT_PER_POINT - 1) / PERCENT_PER_POINT;
  }

  private static int missingDocuments(Client client) {
    DocumentType identity =
        client.details().legalForm() == LegalForm.INDIVIDUAL
            ? DocumentType.PASSPORT
            : DocumentType.REGISTER_EXTRACT;
    Set<DocumentType> present =
        client.documents().stream().map(Document::type).collect(Collectors.toSet());
    long missing =
        List.of(identity, DocumentType.PROOF_OF_ADDRESS).stream()
            .filter(type -> !present.contains(type))
            .count();
    return (int) missing * MISSING_DOCUMENT;
  }

  private static String band(int score) {
    if (score >= 75) {
      return "Very high";
    }
    if (score >= 50) {
      return "High";
    }
    return score >= 25 ? "Medium" : "Low";
  }
}
