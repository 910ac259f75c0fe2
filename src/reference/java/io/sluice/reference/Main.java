package io.sluice.reference;

import io.javalin.util.JavalinBindException;
import io.sluice.reference.flag.FlagsUnavailable;
import io.sluice.reference.web.HttpServer;
import io.sluice.reference.web.Log;
import java.time.Clock;
import java.util.List;

/** The program. */
public final class Main {
  private static final int CANNOT_START = 1;
  private static final int USAGE = 64;

  private Main() {}

  /** Serves until the process is told to end, or prints what was asked for. */
  public static void main(String[] arguments) {
    CommandLine.Request request = CommandLine.read(List.of(arguments), System.getenv());
    if (request instanceof CommandLine.Request.Print print) {
      System.out.println(print.text());
    } else if (request instanceof CommandLine.Request.Wrong wrong) {
      System.err.println("sluice-reference: " + wrong.message());
      System.exit(USAGE);
    } else if (request instanceof CommandLine.Request.Serve serve) {
      serve(serve.options());
    }
  }

  private static void serve(Options options) {
    Log log = new Log(System.out, Clock.systemUTC());
    if (options.adminToken().isEmpty()) {
      log.info("no admin token was given, so the admin API is closed");
    }
    if (!options.flags().isOwn()) {
      log.info("flags come from " + options.flags().description());
    }
    options.faults().forEach(fault -> log.info("planted fault " + fault.key()));
    try {
      Service service = Service.start(options, Clock.systemUTC(), log);
      Runtime.getRuntime().addShutdownHook(new Thread(service::close, "shutdown"));
      System.out.println("listening on " + service.url());
    } catch (FlagsUnavailable e) {
      System.err.println("sluice-reference: " + e.getMessage());
      System.exit(CANNOT_START);
    } catch (JavalinBindException e) {
      System.err.println(
          "sluice-reference: port "
              + options.port()
              + " on "
              + HttpServer.HOST
              + " is in use; choose another with --port, or 0 for a free one");
      System.exit(CANNOT_START);
    }
  }
}
