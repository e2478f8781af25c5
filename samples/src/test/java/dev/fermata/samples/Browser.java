package dev.fermata.samples;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A headless Chromium with one page, by the protocol of its developer tools. */
final class Browser implements AutoCloseable {
  private static final String LISTENS = "DevTools listening on ws://";
  private static final List<String> OPTIONS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-dev-shm-usage",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--window-size=1000,900",
          "--remote-debugging-port=0");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Messages messages = new Messages();
  private final Process process;
  private final WebSocket page;
  private int commands;

  /** Opens a page; the folder is Chromium's own. */
  Browser(Path folder, String url) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("fermata.chromium", "chromium"));
    command.addAll(OPTIONS);
    command.add("--user-data-dir=" + folder.resolve("profile"));
    command.add(url);
    process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(folder.resolve("browser.txt").toFile())
            .start();
    String address = awaitAddress(folder.resolve("browser.txt"));
    page = client.newWebSocketBuilder().buildAsync(pageOf(address), messages).join();
    call("Runtime.enable", "");
  }

  private String awaitAddress(Path output) throws IOException {
    while (process.isAlive()) {
      try (BufferedReader reader = Files.newBufferedReader(output)) {
        String line = reader.lines().filter(each -> each.contains(LISTENS)).findAny().orElse("");
        if (line.matches(".*//[^/]+/devtools/browser/[-\\w]+")) {
          return line.replaceAll(".*//([^/]+)/.*", "$1");
        }
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("Chromium has ended: " + Files.readString(output));
  }

  private URI pageOf(String address) throws Exception {
    HttpRequest list = HttpRequest.newBuilder(URI.create("http://" + address + "/json")).build();
    Pattern found = Pattern.compile("\"webSocketDebuggerUrl\": \"([^\"]+/page/[^\"]+)\"");
    while (true) {
      Matcher socket = found.matcher(client.send(list, BodyHandlers.ofString()).body());
      if (socket.find()) {
        return URI.create(socket.group(1));
      }
    }
  }

  /** Waits until a condition of the page holds, and returns a value as text. */
  String await(String condition, String value) throws InterruptedException {
    String script =
        "new Promise(done => { const look = () => { let holds = false;"
            + " try { holds = document.readyState === 'complete' && (%s); } catch (early) {}"
            + " if (holds) done(btoa(unescape(encodeURIComponent(String(%s)))));"
            + " else setTimeout(look, 20); }; look(); })";
    String parameters =
        "\"awaitPromise\":true,\"returnByValue\":true,\"expression\":\"%s\""
            .formatted(script.formatted(condition, value).replace("\"", "\\\""));
    Pattern found = Pattern.compile("\"type\":\"string\",\"value\":\"([^\"]*)\"");
    while (true) {
      // a script that ran while the page was loaded is lost, and run again
      Matcher result = found.matcher(call("Runtime.evaluate", parameters));
      if (result.find()) {
        return new String(Base64.getDecoder().decode(result.group(1)), StandardCharsets.UTF_8);
      }
    }
  }

  byte[] screenshot() throws InterruptedException {
    String answer = call("Page.captureScreenshot", "\"format\":\"png\"");
    return Base64.getDecoder().decode(answer.replaceAll("(?s).*\"data\":\"([^\"]*)\".*", "$1"));
  }

  /** Returns what scripts of the page have thrown. */
  List<String> errors() {
    return messages.all.stream().filter(each -> each.contains("exceptionThrown")).toList();
  }

  private String call(String method, String parameters) throws InterruptedException {
    int id = ++commands;
    String text = "{\"id\":%d,\"method\":\"%s\",\"params\":{%s}}".formatted(id, method, parameters);
    page.sendText(text, true).join();
    String answer = messages.answers.take();
    if (!answer.startsWith("{\"id\":" + id + ",")) {
      throw new AssertionError("no answer to " + text + ", but " + answer);
    }
    return answer;
  }

  @Override
  public void close() throws InterruptedException {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    process.waitFor();
  }

  /** Puts the messages of the browser together. */
  private static final class Messages implements WebSocket.Listener {
    final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    final BlockingQueue<String> all = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean isLast) {
      text.append(part);
      if (isLast) {
        all.add(text.toString());
        if (text.indexOf("{\"id\":") == 0) {
          answers.add(text.toString());
        }
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }
  }
}
