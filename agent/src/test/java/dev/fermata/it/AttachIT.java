package dev.fermata.it;

import static dev.fermata.messages.Messages.assertMessage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.messages.Messages;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent attached to a JVM that runs: what was loaded before it is named when it is needed. */
class AttachIT {
  private static final String MAIN =
      """
      package acme;
      import dev.fermata.*;
      import java.io.File;
      import net.bytebuddy.agent.ByteBuddyAgent;
      public class Main {
        public static void main(String[] args) throws Exception {
          Class.forName(args[0]);
          ByteBuddyAgent.attach(new File(args[1]), "" + ProcessHandle.current().pid());
          Late.all();
          print("own", Generator.of(y -> y.yield("own lambda")));
        }
        static void print(String name, Generator<String> generator) {
          System.out.println(name);
          try {
            while (generator.hasNext()) System.out.println(generator.next());
          } catch (IllegalStateException refused) {
            System.out.println(refused.getMessage());
          }
        }
      }
      """;

  private static final String EARLY =
      """
      package acme;
      import dev.fermata.*;
      public class Early {
        @Suspendable public static void more(Yielder<String> y, boolean yields) {
          if (yields) y.yield("more");
        }
        @Suspendable public void open(Yielder<String> y) {
          y.yield("open");
        }
      }
      """;

  private static final String LATE =
      """
      package acme;
      import dev.fermata.*;
      public class Late extends Early {
        @Suspendable void late(Yielder<String> y) {
          y.yield("late");
          open(y);
        }
        static void all() {
          Main.print("late", Generator.of(y -> y.yield("late")));
          Main.print("quiet", Generator.of(y -> { Early.more(y, false); y.yield("quiet"); }));
          Main.print("more", Generator.of(y -> Early.more(y, true)));
          Main.print("inherited", Generator.of(new Late()::late));
        }
      }
      """;

  @TempDir private Path folder;

  @BeforeEach
  void compile() {
    SourceCode.compile(
        folder,
        List.of("-cp", SourceCode.api() + File.pathSeparator + byteBuddy()),
        MAIN,
        EARLY,
        LATE);
  }

  private static String byteBuddy() {
    return SourceCode.home(ByteBuddyAgent.class).toString();
  }

  private Jvm.Ended run(String loadedBefore) {
    return Jvm.runAttaching(
        folder,
        "-Djdk.attach.allowAttachSelf=true",
        "-Xverify:all",
        "-cp",
        String.join(
            File.pathSeparator, folder.toString(), SourceCode.api().toString(), byteBuddy()),
        "acme.Main",
        loadedBefore,
        System.getProperty("fermata.agent.jar"));
  }

  @Test
  void classes_loaded_before_the_agent_are_named_when_they_are_to_suspend() {
    String loadedBefore = Messages.text("class loaded before the agent");
    String end = loadedBefore.substring(loadedBefore.indexOf(" was loaded"));

    // a serialisable lambda's method has a name that its compiler chooses
    assertThat(
            run("acme.Early")
                .out()
                .lines()
                .map(line -> line.replaceAll("(main)\\$\\w+(\\$1)?", "$1")))
        .containsExactly(
            "late",
            "late",
            "quiet",
            "quiet",
            "more",
            loadedBefore,
            "inherited",
            "late",
            "Cannot suspend in acme.Early.open(Yielder) (Early.java:8): acme.Early" + end,
            "own",
            "Cannot suspend in acme.Main.lambda$main(Yielder) (Main.java:10): acme.Main" + end);
  }

  @Test
  void library_loaded_before_the_agent_is_said_to_be() {
    Jvm.Ended ended = run("dev.fermata.AgentPresence");

    assertMessage(
        "log: attached late",
        ended.err().lines().filter(line -> line.startsWith("fermata: ")).findFirst().orElseThrow());
    assertThat(ended.err())
        .contains(
            "AgentMissingException: Cannot suspend anything in this JVM: dev.fermata.AgentPresence"
                + " was loaded before the agent was started, which cannot change it any more.");
    assertThat(ended.exitCode()).isEqualTo(1);
  }
}
