package dev.fermata.oracle;

import java.util.List;
import java.util.stream.Stream;

/** The calls of a case that are active at a point, as text, innermost first. */
final class Trace {
  private Trace() {}

  /** Those of the calling thread, from the caller of the probe to the case. */
  static List<String> ofThisThread() {
    return of(
        StackWalker.getInstance()
            .walk(
                frames ->
                    frames
                        .map(StackWalker.StackFrame::toStackTraceElement)
                        .takeWhile(element -> !isDriver(element))
                        .filter(element -> !isOurs(element))
                        .toList()));
  }

  /** Those of a suspended stack. */
  static List<String> of(List<StackTraceElement> elements) {
    return elements.stream().flatMap(Trace::text).toList();
  }

  private static Stream<String> text(StackTraceElement element) {
    boolean inTheJdk = element.getClassName().startsWith("java.");
    String method = element.getClassName() + "." + element.getMethodName();
    String place = element.getFileName() + ":" + element.getLineNumber();
    return inTheJdk ? Stream.empty() : Stream.of(method + "(" + place + ")");
  }

  private static boolean isDriver(StackTraceElement element) {
    return element.getClassName().equals(TransparencyOracle.class.getName());
  }

  private static boolean isOurs(StackTraceElement element) {
    return element.getClassName().startsWith("dev.fermata.oracle.");
  }
}
