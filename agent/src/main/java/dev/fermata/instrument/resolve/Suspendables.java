package dev.fermata.instrument.resolve;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.ClassNode;

/**
 * Tells what is suspendable among the classes that one class loader sees.
 *
 * <pre>{@code
 * Suspendables suspendables = new Suspendables(source, Marks.none());
 * if (suspendables.mayMatter(classFile)) {
 *   ClassPlan plan = suspendables.plan(node);
 *   …
 * }
 * }</pre>
 *
 * <p>It reads class files and loads no class. A class that cannot be found or read is taken to
 * suspend nowhere. Thread-safe; no lock is held while the source is called.
 */
public final class Suspendables {
  private final Knowledge knowledge;

  /**
   * Creates an instance that knows nothing yet.
   *
   * @param source finds the class files that the loader would define or delegate for
   * @param marks what options and resources mark
   */
  public Suspendables(ClassSource source, Marks marks) {
    this.knowledge = Knowledge.of(source, marks);
  }

  /**
   * Tells whether a class is one of the library's, which no option changes.
   *
   * @param internalName of the class
   * @return true for frames of the library too
   */
  public static boolean isLibrary(String internalName) {
    return ApiNames.isLibrary(internalName);
  }

  /**
   * Tells whether the class may need a change, and remembers what it tells to others: it is not
   * looked for then. Reads no more than the constant pool of most classes that need no change.
   *
   * @param classFile of the class
   * @return false only if {@link #plan} would find nothing to do
   * @throws RuntimeException of some kind if it is damaged before its members, or newer than ASM
   */
  public boolean mayMatter(byte[] classFile) {
    return knowledge.relevance().matters(new ClassHead(classFile));
  }

  /**
   * Tells whether a class was instrumented ahead of time: its twins are not to be made again.
   *
   * @param internalName of a class that may matter
   * @param classFile of the class
   * @return false if it is as a compiler made it
   */
  public boolean isInstrumented(String internalName, byte[] classFile) {
    ClassFacts facts = knowledge.known().find(internalName);
    if (facts != null && facts.instrumented()) {
      // a class of that name in another loader may have been meant
      facts = FactsReader.read(classFile);
      knowledge.known().learn(facts);
    }
    return facts != null && facts.instrumented();
  }

  /**
   * Tells whether the twins of a class can be called.
   *
   * @param reader at a class that is instrumented
   * @return false if they belong to another calling convention
   */
  public boolean isUsable(ClassReader reader) {
    ClassFacts facts = knowledge.known().find(reader.getClassName());
    return facts != null && facts.twins() != ClassSource.Origin.NONE;
  }

  /**
   * Says that a class stays as it is, although it was to be changed.
   *
   * @param internalName of the class; what is not known is ignored
   */
  public void leave(String internalName) {
    ClassFacts facts = knowledge.known().find(internalName);
    if (facts != null) {
      knowledge.known().learn(facts.with(ClassSource.Origin.NONE));
    }
  }

  /**
   * Lists the supertypes that matter.
   *
   * @param internalName of a class that does
   * @return internal names, without those of the JDK and the library; may be empty
   */
  public List<String> supertypes(String internalName) {
    ClassFacts facts = knowledge.known().find(internalName);
    List<String> names = new ArrayList<>();
    for (ClassFacts above : facts == null ? List.<ClassFacts>of() : supertypes(facts)) {
      if (!ApiNames.isLibrary(above.name()) && knowledge.relevance().matters(above.outline())) {
        names.add(above.name());
      }
    }
    return names;
  }

  private List<ClassFacts> supertypes(ClassFacts facts) {
    return knowledge.hierarchy().supertypes(facts);
  }

  /**
   * Finds the calling convention of the library.
   *
   * @return null if it is not to be found
   */
  public @Nullable Integer abiVersion() {
    ClassHead frameStack = knowledge.known().open(ApiNames.FRAME_STACK);
    return frameStack == null ? null : AbiVersion.ofApi(frameStack.reader());
  }

  /**
   * Decides for a class that is being transformed.
   *
   * @param node the class as it is at hand
   * @return answers about this class; for one thread at a time
   */
  public ClassPlan plan(ClassNode node) {
    ClassFacts facts = knowledge.known().find(node.name);
    if (facts == null) {
      ClassWriter writer = new ClassWriter(0);
      node.accept(writer);
      facts = FactsReader.read(writer.toByteArray());
      knowledge.known().learn(facts);
    }
    return new ClassPlan(knowledge, facts, node);
  }
}
