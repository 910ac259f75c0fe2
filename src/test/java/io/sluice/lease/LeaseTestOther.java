package io.sluice.lease;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/** Another process with the same store: seizes what a run left, or counts a claim up. */
public final class LeaseTestOther {
  private LeaseTestOther() {}

  public static void main(String[] args) throws Exception {
    Journals journals = StoreContract.at(args[0]);
    if (args[1].equals("seize")) {
      Journals.Seizure seizure =
          journals
              .seize(journals.ofRun(args[2]).get(0), "other", Clock.systemUTC().instant())
              .orElseThrow();
      seizure.undone(seizure.open().get(0));
      System.out.println("ready");
      new CountDownLatch(1).await();
      seizure.close();
    } else {
      System.out.println("ready");
      count(journals.claims(), Integer.parseInt(args[2]));
    }
  }

  /** Counts the cell {@code count} up so many times, whatever others do to it. */
  static void count(Cells cells, int times) {
    int done = 0;
    while (done < times) {
      Optional<Cells.Cell> seen = cells.get("count");
      if (seen.isPresent() && cells.replace("count", seen.get(), text(value(seen.get()) + 1))) {
        done++;
      }
    }
  }

  static int value(Cells.Cell cell) {
    return Integer.parseInt(cell.text().split(" ")[0]);
  }

  static String text(int value) {
    return value + " " + UUID.randomUUID();
  }
}
