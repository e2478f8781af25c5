package dev.fermata.async.io;

import dev.fermata.Suspendable;

/** What a server does with a connection. */
@FunctionalInterface
@Suspendable
public interface ConnectionHandler {
  /**
   * Serves a client.
   *
   * @param connection open; closed when this returns or throws
   * @throws Exception is reported to the run's {@link dev.fermata.async.ExceptionHandler}, unless
   *     it is what the connection threw because its client has gone; the server goes on
   */
  void handle(Connection connection) throws Exception;
}
