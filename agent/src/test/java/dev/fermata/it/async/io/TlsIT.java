package dev.fermata.it.async.io;

import static dev.fermata.async.Async.moveOnAfter;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.async.Async;
import dev.fermata.async.Event;
import dev.fermata.async.io.Connection;
import dev.fermata.async.io.Server;
import dev.fermata.async.io.Streams;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** Connections by TLS. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class TlsIT {
  private static final char[] PASSWORD = "password".toCharArray();

  @TempDir Path folder;
  private SSLContext context;

  @BeforeEach
  void createCertificate() throws Exception {
    Path file = folder.resolve("keys");
    // Beside the compiler, because a Java runtime without one need not have this tool either.
    Path keytool = Path.of(System.getProperty("fermata.javac")).resolveSibling("keytool");
    Process made =
        new ProcessBuilder(
                (keytool
                        + " -genkeypair -alias server -keyalg EC -dname CN=localhost"
                        + " -ext SAN=dns:localhost -storetype PKCS12 -storepass password -keystore "
                        + file)
                    .split(" "))
            .inheritIO()
            .start();
    assertThat(made.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(keys);
    context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
  }

  @Test
  void lines_and_large_blocks_go_through_tls() {
    byte[] block = new byte[1 << 20];
    block[block.length - 1] = 42;
    Event asked = new Event();
    Async.run(
        () -> {
          try (Server server =
                  Streams.startServer(
                      "localhost",
                      0,
                      context,
                      connection -> {
                        connection.write("hello " + connection.readLine().orElse("") + "\n");
                        asked.await();
                        connection.write("late\n");
                        connection.write(block);
                      });
              Connection connection =
                  Streams.openConnection("localhost", server.address().getPort(), context)) {
            connection.write("world\n");
            assertThat(connection.readLine()).contains("hello world");
            assertThat(moveOnAfter(ofMillis(1), () -> connection.readLine())).isEmpty();
            asked.set();
            assertThat(connection.readLine()).contains("late");
            int count = 0;
            byte last = 0;
            for (byte[] read = connection.read(9999); read.length > 0; ) {
              count += read.length;
              last = read[read.length - 1];
              read = connection.read(9999);
            }
            assertThat(count).isEqualTo(block.length);
            assertThat(last).isEqualTo((byte) 42);
          }
        });
  }

  @Test
  void certificate_that_is_not_trusted_is_refused() {
    List<Throwable> reported = new ArrayList<>();
    List<Throwable> thrown = new ArrayList<>();
    var options =
        dev.fermata.async.Runner.Options.defaults()
            .withExceptionHandler((message, failure, task) -> reported.add(failure));
    try (var runner = new dev.fermata.async.Runner(options)) {
      runner.run(
          () -> {
            try (Server server = Streams.startServer("localhost", 0, context, Connection::close)) {
              SSLContext strict = SSLContext.getDefault();
              try {
                Streams.openConnection("localhost", server.address().getPort(), strict).close();
              } catch (SSLException refused) {
                thrown.add(refused);
              }
            }
          });
    }
    assertThat(thrown).hasSize(1);
    assertThat(reported).allMatch(SSLException.class::isInstance);
  }
}
