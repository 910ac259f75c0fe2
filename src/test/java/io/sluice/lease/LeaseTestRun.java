package io.sluice.lease;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A run to be killed: takes a lease on a child process and on tenants, and waits. */
public final class LeaseTestRun {
  private LeaseTestRun() {}

  public static void main(String[] args) throws Exception {
    Duration hour = Duration.ofHours(1);
    URI process = URI.create("http://localhost:1");
    URI remote = URI.create("http://localhost:2");
    LeaseJournal journal =
        LeaseJournal.open(StoreContract.at(args[0]), "killed", Clock.systemUTC());
    Lease service = journal.take(Lease.Kind.PROCESS, "local", process, "sleep", hour);
    ProcessBuilder child = new ProcessBuilder("sleep", args[1]);
    child.environment().put(ProcessTree.MARKER, ProcessTree.marker(service));
    journal.identified(service, child.start().toHandle());
    journal.take(Lease.Kind.TENANT, "local", process, "of-the-process", hour);
    Lease tenant = journal.take(Lease.Kind.TENANT, "staging", remote, "created", hour);
    journal.identified(tenant, "t-77");
    journal.take(Lease.Kind.TENANT, "staging", remote, "perhaps-created", hour);
    Lease undone = journal.take(Lease.Kind.TENANT, "staging", remote, "undone", hour);
    journal.done(undone);
    journal.claims().tryTake("staging", "the pool's tenant").orElseThrow();
    System.out.println("ready");
    new CountDownLatch(1).await();
  }
}
