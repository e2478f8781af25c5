package dev.fermata.agent.tool;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Makes the methods of a program suspendable ahead of time. */
final class InstrumentCommand {
  private final Command command;
  private final Problems problems = new Problems();
  private final List<Rewrite> rewrites = new ArrayList<>();

  private InstrumentCommand(Command command) {
    this.command = command;
  }

  static int run(Command command, PrintStream err) throws IOException, UsageException {
    InstrumentCommand instrument = new InstrumentCommand(command);
    Map<Path, Path> targets = instrument.targets();
    instrument.rewrite();
    List<Runnable> writers = new ArrayList<>();
    for (Rewrite rewrite : instrument.rewrites) {
      Path target = Objects.requireNonNull(targets.get(rewrite.input()));
      writers.add(Writing.prepare(rewrite, target, command, instrument.problems));
    }
    instrument.problems.print(err);
    if (instrument.problems.areErrors()) {
      return Main.FOUND;
    }
    writers.forEach(Runnable::run);
    return Main.FINE;
  }

  /** A single folder becomes the output; everything else keeps its name in it. */
  private Map<Path, Path> targets() throws UsageException {
    Path output = Objects.requireNonNull(command.output());
    Map<Path, Path> targets = new LinkedHashMap<>();
    boolean isOne = command.inputs().size() == 1 && command.inputs().get(0).toFile().isDirectory();
    for (Path input : command.inputs()) {
      Path name = input.toAbsolutePath().normalize().getFileName();
      Path target = isOne || name == null ? output : output.resolve(name);
      if (targets.containsKey(input) || targets.containsValue(target)) {
        throw new UsageException(
            "two inputs would become '"
                + target
                + "'. Run the command for each, with the other in"
                + " --class-path");
      }
      Path from = input.toAbsolutePath().normalize();
      if (target.toAbsolutePath().normalize().startsWith(from)) {
        throw new UsageException(
            "'"
                + target
                + "' lies in the input '"
                + input
                + "', which stays as it is. Write"
                + " another -o");
      }
      targets.put(input, target);
    }
    return targets;
  }

  private void rewrite() throws IOException {
    Map<Integer, View> views = new TreeMap<>();
    try {
      View oldest = view(views, Location.OLDEST_RELEASE);
      if (!oldest.classPath().hasApi()) {
        problems.error(
            command.inputs().get(0),
            "the library is not to be found. Give its jar, fermata.jar, as an input too.");
        return;
      }
      String otherVersion = oldest.reasonAgainstApi();
      if (otherVersion != null) {
        problems.error(command.inputs().get(0), otherVersion + ".");
        return;
      }
      List<Runnable> verifications = new ArrayList<>();
      for (Location input : oldest.classPath().inputs()) {
        rewrites.add(new Rewrite(input.path(), problems));
        instrument(oldest, rewrites.size() - 1, verifications);
        if (input instanceof JarLocation jar) {
          for (int release : jar.newerReleases()) {
            instrument(view(views, release), rewrites.size() - 1, verifications);
          }
        }
      }
      verifications.forEach(Runnable::run);
    } finally {
      for (View view : views.values()) {
        view.close();
      }
    }
  }

  private View view(Map<Integer, View> views, int release) throws IOException {
    View view = views.get(release);
    if (view == null) {
      view = new View(command, release);
      views.put(release, view);
      Map<Path, Set<String>> plain = view.instrumentOthers();
      if (release == Location.OLDEST_RELEASE && !command.has(Command.Flag.PARTIAL)) {
        demand(plain);
      }
    }
    return view;
  }

  private void instrument(View view, int input, List<Runnable> verifications) throws IOException {
    Location location = view.classPath().inputs().get(input);
    boolean mayMissClasses = command.has(Command.Flag.PARTIAL);
    verifications.add(rewrites.get(input).instrument(view, location, mayMissClasses));
  }

  /** An instrumented class calls twins that a class which is left out does not override. */
  private void demand(Map<Path, Set<String>> others) {
    others.forEach(
        (path, plain) ->
            problems.error(
                path,
                plain,
                "would have to be instrumented too. Give it as an input; if an agent is to do it"
                    + " when the program runs, give --partial."));
  }
}
