package dev.fermata.agent.tool;

import dev.fermata.agent.ApiVersion;
import dev.fermata.agent.ClassGlobs;
import dev.fermata.instrument.Instrumenter;
import dev.fermata.instrument.PlainCall;
import java.io.IOException;
import java.io.PrintStream;

/** Lists the calls of suspendable methods from where nothing can be suspended. */
final class CheckCommand {
  private CheckCommand() {}

  static int run(Command command, PrintStream out, PrintStream err) throws IOException {
    ClassGlobs exclude = new ClassGlobs(command.exclude());
    int calls = 0;
    try (ClassPath classPath = new ClassPath(command, Location.OLDEST_RELEASE)) {
      if (!classPath.hasApi()) {
        err.println(
            "fermata: Cannot check: the library is not to be found. Name its jar, fermata.jar, in"
                + " --class-path.");
        return Main.FAILED;
      }
      Instrumenter engine = new Instrumenter(classPath::find, command.suspendable());
      String otherVersion = ApiVersion.reasonAgainst(engine.abiVersion());
      if (otherVersion != null) {
        err.println("fermata: Cannot check: " + otherVersion + ".");
        return Main.FAILED;
      }
      for (Location input : classPath.inputs()) {
        for (Location.Found found : input.classes()) {
          if (!exclude.match(found.name())) {
            for (PlainCall call : engine.check(found.bytes())) {
              out.println(line(call));
              calls++;
            }
          }
        }
      }
    }
    if (calls > 0) {
      err.println("fermata: " + calls + (calls == 1 ? " call" : " calls") + " cannot suspend.");
    }
    return calls == 0 ? Main.FINE : Main.FOUND;
  }

  private static String line(PlainCall call) {
    String name = call.className();
    String folder = name.substring(0, name.lastIndexOf('.') + 1).replace('.', '/');
    String file = call.sourceFile() == null ? name : folder + call.sourceFile();
    return String.format(
        "%s:%d: %s calls %s, which can suspend, and %s.",
        file, Math.max(call.line(), 0), name + "." + call.caller(), call.called(), call.obstacle());
  }
}
