package dev.fermata.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fermata.compilers.ForeignCompiler;
import dev.fermata.instrument.Instrumenter;
import dev.fermata.instrument.symbols.RuntimeSymbols;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Which methods have twins of those that compilers put beside the methods of the source. */
class AddedMethodsTest {
  @Test
  void methods_that_scalac_adds_suspend_with_what_they_stand_for() throws Exception {
    assertThat(twins(ForeignCompiler.SCALA))
        .containsExactly(
            "Constant.next",
            "Constant.next$default$1",
            "Feed.next",
            "Feed.next$default$1",
            "Feed.next$default$1$",
            "Metres$.equals$extension",
            "Metres$.next$extension",
            "Metres.equals",
            "Metres.equals$extension",
            "Metres.hashCode",
            "Metres.hashCode$extension",
            "Metres.next",
            "Metres.next$extension",
            "Metres.value",
            "Shop$.open",
            "Shop$.open$default$1",
            "Shop$.writeReplace",
            "Shop.open",
            "Shop.open$default$1",
            "Steps$.step",
            "Steps.step",
            "Twice.acme$added$Twice$$super$next",
            "Twice.next",
            "Twice.next$");
  }

  @Test
  void methods_that_kotlinc_adds_suspend_with_what_they_stand_for() throws Exception {
    assertThat(twins(ForeignCompiler.KOTLIN, "-jvm-default=disable"))
        .containsExactly(
            "Feed$DefaultImpls.next",
            "Feed$DefaultImpls.next$default",
            "Feed.next",
            "Feed.plain",
            "Shop$Companion.open",
            "Shop.open",
            "Steps.step");
  }

  @Test
  void lambdas_of_groovyc_suspend_with_what_they_call() throws Exception {
    assertThat(twins(ForeignCompiler.GROOVY))
        .containsExactly("Shop$_open_lambda1.doCall", "Shop.open", "Steps.step");
  }

  /** The methods that have a twin, each once, by class and name. */
  private static List<String> twins(ForeignCompiler compiler, String... options) throws Exception {
    String file = "/dev/fermata/compilers/added/" + compiler.source("Added");
    Path source = Path.of(AddedMethodsTest.class.getResource(file).toURI());
    Program program = CompiledTargets.of(compiler, List.of(source), List.of(), options).program();
    Map<String, byte[]> classFiles = new TreeMap<>();
    for (String name : program.classNames("acme/")) {
      classFiles.put(name, program.original(name));
    }
    return classFiles.keySet().stream()
        .flatMap(name -> twins(new Instrumenter(program::find, List.of()), classFiles.get(name)))
        .sorted()
        .distinct()
        .toList();
  }

  /** By an engine that knows no other class yet: what it adds must not depend on the order. */
  private static Stream<String> twins(Instrumenter engine, byte[] classFile) {
    ClassNode node = new ClassNode();
    new ClassReader(engine.instrument(classFile).classFile()).accept(node, ClassReader.SKIP_CODE);
    String simpleName = node.name.substring(node.name.lastIndexOf('/') + 1);
    return node.methods.stream()
        .filter(method -> (method.access & Opcodes.ACC_SYNTHETIC) != 0)
        .filter(method -> hasPlain(node, method))
        .map(method -> simpleName + "." + method.name);
  }

  private static boolean hasPlain(ClassNode node, MethodNode twin) {
    return node.methods.stream()
        .anyMatch(
            plain ->
                plain.name.equals(twin.name) && RuntimeSymbols.twin(plain.desc).equals(twin.desc));
  }
}
