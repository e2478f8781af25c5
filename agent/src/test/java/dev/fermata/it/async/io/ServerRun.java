package dev.fermata.it.async.io;

import dev.fermata.Suspendable;
import dev.fermata.async.Runner;
import dev.fermata.async.io.Connection;
import dev.fermata.async.io.ConnectionHandler;
import dev.fermata.async.io.Server;
import dev.fermata.async.io.Streams;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A server on the loopback and its client, in one run of tasks. */
final class ServerRun {
  static final String HOST = "127.0.0.1";

  private final List<Throwable> reported = new ArrayList<>();

  /** What a client does. */
  @FunctionalInterface
  @Suspendable
  interface Client {
    void use(Server server, int port) throws Exception;
  }

  void run(ConnectionHandler handler, Client client) {
    Runner.Options options =
        Runner.Options.defaults()
            .withExceptionHandler((message, thrown, task) -> reported.add(thrown));
    try (Runner runner = new Runner(options)) {
      runner.run(
          () -> {
            try (Server server = Streams.startServer(HOST, 0, handler)) {
              client.use(server, server.address().getPort());
            }
          });
    }
  }

  /** Returns what the run's exception handler was told, in order. */
  List<Throwable> reported() {
    return reported;
  }

  /** Sends a line, and returns the answer; empty if there is none. */
  @Suspendable
  static String ask(int port, String question) throws IOException {
    try (Connection connection = Streams.openConnection(HOST, port)) {
      connection.write(question + "\n");
      return connection.readLine().orElse("");
    }
  }
}
