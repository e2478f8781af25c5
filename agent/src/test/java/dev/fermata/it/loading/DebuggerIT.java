package dev.fermata.it.loading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.it.Jvm;
import dev.fermata.it.SourceCode;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a debugger shows at breakpoints, before and behind suspensions. */
class DebuggerIT {
  /** More than one method can hold, with their twins. */
  private static final int MANY = 2500;

  /** Prints each stop: line, method, and the variables that it can see there. */
  private static final String DEBUGGER =
      """
      package acme.debug;
      import com.sun.jdi.*;
      import com.sun.jdi.connect.*;
      import com.sun.jdi.event.*;
      import com.sun.jdi.request.*;
      import java.util.*;
      public class Debugger {
        public static void main(String[] args) throws Exception {
          LaunchingConnector connector = Bootstrap.virtualMachineManager().defaultConnector();
          Map<String, Connector.Argument> arguments = connector.defaultArguments();
          arguments.get("home").setValue(args[0]);
          arguments.get("options").setValue(args[1]);
          arguments.get("main").setValue(args[2]);
          VirtualMachine vm = connector.launch(arguments);
          vm.process().getOutputStream().close();
          ClassPrepareRequest prepared = vm.eventRequestManager().createClassPrepareRequest();
          prepared.addClassFilter(args[2]);
          prepared.enable();
          boolean isAlive = true;
          while (isAlive) {
            EventSet events = vm.eventQueue().remove();
            for (Event event : events) {
              if (event instanceof ClassPrepareEvent prepare) {
                for (String line : args[3].split(",")) {
                  for (Location at : prepare.referenceType().locationsOfLine(parse(line))) {
                    vm.eventRequestManager().createBreakpointRequest(at).enable();
                  }
                }
              } else if (event instanceof BreakpointEvent stop) {
                print(stop.thread().frame(0));
              } else if (event instanceof VMDisconnectEvent) {
                isAlive = false;
              }
            }
            if (isAlive) events.resume();
          }
          vm.process().getErrorStream().transferTo(System.err);
          System.exit(vm.process().waitFor());
        }
        static int parse(String line) {
          return Integer.parseInt(line);
        }
        static void print(StackFrame frame) throws Exception {
          StringBuilder text = new StringBuilder();
          text.append(frame.location().lineNumber()).append(' ');
          String method = frame.location().method().name();
          text.append(method.replaceFirst("(\\\\$[0-9a-f]+)?\\\\$\\\\d+$", "")); // of lambdas
          List<LocalVariable> variables = new ArrayList<>(frame.visibleVariables());
          variables.sort(Comparator.comparing(LocalVariable::name));
          for (LocalVariable variable : variables) {
            Value value = frame.getValue(variable);
            text.append(' ').append(variable.name());
            if (value instanceof StringReference string) text.append("=" + string.value());
            else if (value instanceof PrimitiveValue || value == null) text.append("=" + value);
          }
          System.out.println(text);
        }
      }
      """;

  private static final String FEED =
      """
      package acme;
      import dev.fermata.*;
      public class Feed {
        @Suspendable void feed(Yielder<String> y, int first) {
          String name = "a" + first;
          y.yield(name);
          long twice = first * 2L;
          for (int i = 0; i < 2; i++) {
            String text = name + i;
            y.yield(text);
            check(text, twice);
          }
        }
        @Suspendable static String give(Yielder<String> y, String given) {
          y.yield(given);
          return given;
        }
        static void check(String text, long twice) {}
        public static void main(String[] args) {
          Generator<String> all = Generator.of(y -> {
            Feed feed = new Feed();
            feed.feed(y, 1);
            check(give(y, "g"), 3);
          });
          while (all.hasNext()) all.next();
        }
      }
      """;

  private static final String LARGE =
      """
      package acme;
      import dev.fermata.*;
      public class Large {
        @Suspendable static void feed(Yielder<String> y, int first) {
          String name = "a" + first;
          long twice = first * 2L;
      %s
          y.yield(name + twice);
        }
        public static void main(String[] args) {
          Generator<String> all = Generator.of(y -> feed(y, 1));
          while (all.hasNext()) all.next();
        }
      }
      """;

  @TempDir private Path folder;

  private List<String> stops(String program, String source, String lines) {
    SourceCode.compile(folder, List.of("-g", "-cp", SourceCode.api().toString()), source, DEBUGGER);
    String classPath = folder + File.pathSeparator + SourceCode.api();
    Jvm.Ended ended =
        Jvm.runOnJdk(
            folder,
            "-cp",
            folder.toString(),
            "acme.debug.Debugger",
            System.getProperty("java.home"),
            Jvm.agent("") + " -cp " + classPath,
            program,
            lines);
    // a JDK 17 starts what it debugs with an option that newer JVMs warn of
    assertThat(ended.err().lines().filter(line -> !line.contains("-Xdebug was deprecated")))
        .isEmpty();
    assertThat(ended.exitCode()).isZero();
    return ended.out().lines().toList();
  }

  /** Once in each execution of a line, whether it suspends or not. */
  @Test
  void breakpoint_by_line_stops_in_resumed_code_and_shows_what_lives() {
    assertThat(stops("acme.Feed", FEED, "6,7,10,11,16,23"))
        .containsExactly(
            "6 feed first=1 name=a1 y",
            "7 feed first=1 name=a1 y",
            "10 feed i=0 name=a1 text=a10 twice=2 y",
            "11 feed i=0 name=a1 text=a10 twice=2 y",
            "10 feed i=1 name=a1 text=a11 twice=2 y",
            "11 feed i=1 name=a1 text=a11 twice=2 y",
            "23 lambda$main y",
            "16 give given=g");
  }

  @Test
  void breakpoint_by_line_stops_in_the_pieces_of_a_large_method() {
    String lines =
        IntStream.range(0, MANY)
            .mapToObj(n -> "    y.yield(\"%d\");".formatted(n))
            .collect(Collectors.joining("\n"));

    assertThat(stops("acme.Large", LARGE.formatted(lines), "7,1000,1001,2506,2507"))
        .containsExactly(
            "7 feed first=1 name=a1 twice=2 y",
            "1000 feed name=a1 twice=2 y",
            "1001 feed name=a1 twice=2 y",
            "2506 feed name=a1 twice=2 y",
            "2507 feed name=a1 twice=2 y");
  }
}
