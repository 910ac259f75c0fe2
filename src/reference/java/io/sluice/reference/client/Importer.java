package io.sluice.reference.client;

import io.sluice.reference.fault.Fault;
import io.sluice.reference.fault.Faults;
import io.sluice.reference.tenant.Role;
import io.sluice.reference.tenant.User;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Imports many clients at once: all of them or none. */
public final class Importer {
  private final Jdbi jdbi;
  private final ClientStore store;
  private final NewClients newClients;
  private final Faults faults;

  Importer(Jdbi jdbi, ClientStore store, NewClients newClients, Faults faults) {
    this.jdbi = jdbi;
    this.store = store;
    this.newClients = newClients;
    this.faults = faults;
  }

  /** Makes a draft of every line. */
  public ImportResult run(User user, String csv) {
    user.mustBe(Role.ANALYST);
    ImportFile file = ImportFile.read(csv);
    return jdbi.inTransaction(
        handle -> {
          List<ImportResult.Line> problems = new ArrayList<>(file.problems());
          problems.addAll(takenNames(handle, user, file.entries()));
          if (!problems.isEmpty()) {
            return new ImportResult.Wrong(
                problems.stream()
                    .sorted((a, b) -> Integer.compare(a.number(), b.number()))
                    .toList());
          }
          return new ImportResult.Imported(addAll(handle, user, file.entries()));
        });
  }

  private List<ImportResult.Line> takenNames(
      Handle handle, User user, List<ImportFile.Entry> entries) {
    List<ImportResult.Line> taken = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (ImportFile.Entry entry : entries) {
      String name = entry.details().name();
      boolean again = !seen.add(name.toLowerCase(Locale.ROOT));
      if (again || store.nameTaken(handle, user.tenantId(), name, "")) {
        taken.add(new ImportResult.Line(entry.line(), "name", NewClients.taken(name)));
      }
    }
    return taken;
  }

  private List<Client> addAll(Handle handle, User user, List<ImportFile.Entry> entries) {
    List<Client> clients = new ArrayList<>();
    for (ImportFile.Entry entry : entries) {
      boolean last = clients.size() == entries.size() - 1;
      clients.add(
          last && faults.has(Fault.BULK_IMPORT_BROKEN)
              ? newClients.prepare(handle, user, entry.details(), Source.IMPORT)
              : newClients.add(handle, user, entry.details(), Source.IMPORT));
    }
    return clients;
  }
}
