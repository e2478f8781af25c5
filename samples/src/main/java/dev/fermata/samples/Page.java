package dev.fermata.samples;

import java.net.URI;
import java.util.Locale;

/**
 * What a web server has answered.
 *
 * @param uri where it came from, after redirections
 * @param status 200 and the like
 * @param type what the server says that it is; may be empty
 * @param body all of it
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
record Page(URI uri, int status, String type, byte[] body) {
  private static final int FIRST_ERROR = 400;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int FIRST_SERVER_ERROR = 500;

  boolean isError() {
    return status >= FIRST_ERROR;
  }

  /** Tells whether another try may go better. */
  boolean mayPass() {
    return status >= FIRST_SERVER_ERROR || status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS;
  }

  boolean isHtml() {
    return type.toLowerCase(Locale.ROOT).startsWith("text/html");
  }
}
