package dev.fermata.instrument.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.Suspendable;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Plans every class of the api and of these tests by itself, as if each were the first to be
 * loaded, and checks that the twins which one class calls are those that another makes.
 */
class AgreementTest {
  /** The plan of one class, made without knowledge from others. */
  private record Planned(ClassNode node, ClassPlan plan, boolean matters) {
    static Planned of(byte[] classFile) {
      ClassNode node = new ClassNode();
      new ClassReader(classFile).accept(node, 0);
      Suspendables suspendables = new Suspendables(Plans::bytes, Marks.none());
      boolean matters = suspendables.mayMatter(classFile);
      return new Planned(node, suspendables.plan(node), matters);
    }

    boolean brings(String name, String desc) {
      String twin = ApiNames.twinOf(desc);
      return node.methods.stream()
          .filter(method -> method.name.equals(name))
          .anyMatch(
              method ->
                  method.desc.equals(desc) && plan.suspendable(method)
                      || method.desc.equals(twin) && Plans.isHandWritten(method));
    }
  }

  private final Map<String, Planned> all = new TreeMap<>();

  @Test
  void every_twin_that_a_class_calls_is_made_by_another() throws Exception {
    readAll(Suspendable.class);
    readAll(AgreementTest.class);
    assertThat(all).hasSizeGreaterThan(50);
    List<String> missing = new ArrayList<>();
    int called = 0;
    for (Planned caller : all.values()) {
      for (MethodInsnNode call : twinCalls(caller)) {
        called++;
        if (!isMade(call.owner, call.name, call.desc)) {
          missing.add(caller.node.name + " calls " + call.owner + "." + call.name + call.desc);
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(called).isGreaterThan(50);
  }

  @Test
  void class_that_is_passed_over_has_nothing_to_do() throws Exception {
    readAll(Suspendable.class);
    readAll(AgreementTest.class);
    for (Planned planned : all.values()) {
      boolean hasWork =
          planned.node.methods.stream().anyMatch(planned.plan::suspendable)
              || !planned.plan.companions().isEmpty();
      assertThat(planned.matters || !hasWork).as(planned.node.name).isTrue();
    }
  }

  private static List<MethodInsnNode> twinCalls(Planned caller) {
    return caller.node.methods.stream()
        .filter(caller.plan::suspendable)
        .map(method -> method.instructions.toArray())
        .flatMap(Arrays::stream)
        .filter(MethodInsnNode.class::isInstance)
        .map(MethodInsnNode.class::cast)
        .filter(call -> caller.plan.target(call) instanceof CallTarget.Twin)
        .toList();
  }

  private boolean isMade(String owner, String name, String desc) {
    Planned planned = all.get(owner);
    if (planned == null) {
      return false;
    }
    List<String> above = new ArrayList<>(planned.node.interfaces);
    above.add(planned.node.superName);
    return planned.brings(name, desc)
        || above.stream().anyMatch(supertype -> isMade(supertype, name, desc));
  }

  private void readAll(Class<?> of) throws IOException, URISyntaxException {
    Path place = Path.of(of.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isDirectory(place)) {
      plan(place);
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(place)) {
        plan(jar.getPath("/"));
      }
    }
  }

  private void plan(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = file.toString();
        if (name.endsWith(".class") && !name.endsWith("module-info.class")) {
          Planned planned = Planned.of(Files.readAllBytes(file));
          all.put(planned.node.name, planned);
        }
      }
    }
  }
}
