package io.sluice;

import io.sluice.model.verdict.Verdict;
import io.sluice.publish.Publisher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** What adopters add, found by {@link ServiceLoader} on the class path. */
final class Extensions {
  private Extensions() {}

  /** Their publishers. One that cannot be made fails when it should publish. */
  static List<Publisher> publishers() {
    List<Publisher> found = new ArrayList<>();
    Iterator<Publisher> publishers = ServiceLoader.load(Publisher.class).iterator();
    try {
      while (publishers.hasNext()) {
        found.add(publishers.next());
      }
    } catch (ServiceConfigurationError e) {
      found.add(new Broken(e));
    }
    return found;
  }

  /** Stands for a publisher that cannot be made. */
  private record Broken(ServiceConfigurationError cause) implements Publisher {
    @Override
    public String name() {
      return "a publisher";
    }

    @Override
    public void publish(Verdict verdict, Path runFolder) throws IOException {
      throw new IOException(cause.getMessage(), cause);
    }
  }
}
