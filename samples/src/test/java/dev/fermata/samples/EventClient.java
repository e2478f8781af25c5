package dev.fermata.samples;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a browser does for an EventSource, but by blocking reads. */
final class EventClient implements AutoCloseable {
  private final Socket socket;
  private final BufferedReader reader;

  EventClient(int port, String request) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    reader =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  static EventClient get(int port, String path, String lastEvent) throws IOException {
    String header = lastEvent.isEmpty() ? "" : "Last-Event-ID: " + lastEvent + "\r\n";
    return new EventClient(port, "GET " + path + " HTTP/1.1\r\nHost: a\r\n" + header + "\r\n");
  }

  Socket socket() {
    return socket;
  }

  /** Returns all up to an empty line, such as a header or an event; nothing at the end. */
  List<String> block() throws IOException {
    List<String> lines = new ArrayList<>();
    String line = reader.readLine();
    while (line != null && !line.isEmpty()) {
      lines.add(line);
      line = reader.readLine();
    }
    return lines;
  }

  /** Returns the next event, without what comes before the first. */
  List<String> event() throws IOException {
    List<String> block = block();
    while (!block.isEmpty() && !block.get(0).startsWith("id: ")) {
      block = block();
    }
    return block;
  }

  /** Returns how an event is called that the server has sent next. */
  String eventId() throws IOException {
    return event().get(0).substring("id: ".length());
  }

  List<String> rest() {
    return reader.lines().toList();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
