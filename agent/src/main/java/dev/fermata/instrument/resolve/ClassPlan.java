package dev.fermata.instrument.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** What is to be done with one class. For one thread at a time. */
public final class ClassPlan {
  private static final CallTarget PLAIN = new CallTarget.Plain();
  private static final CallTarget TWIN = new CallTarget.Twin();

  private final Hierarchy hierarchy;
  private final ClassFacts facts;
  private final Inference inference;
  private final Targets targets;
  private final Map<String, Boolean> suspendable = new HashMap<>();
  private final Map<Call, CallTarget> called = new HashMap<>();

  ClassPlan(Knowledge knowledge, ClassFacts facts, ClassNode node) {
    this.hierarchy = knowledge.hierarchy();
    this.facts = facts;
    this.inference = new Inference(knowledge, node);
    this.targets = inference.targets();
  }

  /**
   * Tells whether a declared method is to be given a twin.
   *
   * @param method of this class
   * @return false too if the class brings the twin itself
   */
  public boolean suspendable(MethodNode method) {
    return suspendable.computeIfAbsent(method.name + method.desc, this::isToBeGivenTwin);
  }

  /**
   * Lists the plain twins that the class needs besides, for methods that it inherits or that cannot
   * suspend, so that calls of twins end where calls of the plain methods do.
   *
   * @return may be empty
   */
  public List<Repair> repairs() {
    return inference.ask(() -> inference.repairs().of(facts));
  }

  private boolean isToBeGivenTwin(String key) {
    MethodFacts declared = facts.method(key);
    return declared != null
        && !facts.hasTwin(declared)
        && inference.ask(() -> inference.suspends(facts, declared));
  }

  /**
   * Decides how a call is made from a twin of this class.
   *
   * @param call in the method that the twin is made of
   * @return plain too if the owner is unknown
   */
  public CallTarget target(MethodInsnNode call) {
    Call named = new Call(call.getOpcode(), call.owner, call.name, call.desc);
    return called.computeIfAbsent(named, each -> inference.ask(() -> targets.of(each)));
  }

  /**
   * Tells whether a site must make an object with both methods: what it runs is suspendable, and so
   * is its functional method, itself or by a companion.
   *
   * @param site of this class
   * @return false if it is not the site of a lambda or method reference
   */
  public boolean dual(InvokeDynamicInsnNode site) {
    LambdaSite lambda = LambdaSite.of(site.name, site.desc, site.bsm, site.bsmArgs);
    return lambda != null
        && inference.ask(
            () ->
                targets.runsSuspendable(lambda)
                    && (targets.hasCompanion(lambda) || targets.givesSuspendable(lambda)));
  }

  /**
   * Decides how the object that a site makes calls what it runs, when it is called with a stack.
   *
   * @param site of this class
   * @return twin or plain
   */
  public CallTarget lambdaTarget(InvokeDynamicInsnNode site) {
    LambdaSite lambda = LambdaSite.of(site.name, site.desc, site.bsm, site.bsmArgs);
    return lambda != null && inference.ask(() -> targets.runsSuspendable(lambda)) ? TWIN : PLAIN;
  }

  /**
   * Finds the companion of a JDK interface, or of one that extends it.
   *
   * @param interfaceName internal name
   * @return internal name, null if there is none
   */
  public @Nullable String companion(String interfaceName) {
    for (JdkCompanions.Row row : JdkCompanions.rows()) {
      if (hierarchy.isSubtype(interfaceName, row.interfaceName())) {
        return row.companion();
      }
    }
    return null;
  }

  /**
   * Lists the companion interfaces that this class must implement because it implements the JDK's
   * interface with a suspendable method.
   *
   * @return internal names, without those that a supertype implements; may be empty
   */
  public List<String> companions() {
    List<String> missing = new ArrayList<>();
    for (JdkCompanions.Row row : JdkCompanions.rows()) {
      if (needs(facts, row) && !isImplementedAbove(row)) {
        missing.add(row.companion());
      }
    }
    return missing;
  }

  private boolean isImplementedAbove(JdkCompanions.Row row) {
    return hierarchy.isSubtype(facts.name(), row.companion())
        || hierarchy.supertypes(facts).stream().anyMatch(above -> needs(above, row));
  }

  /** Where the method is inherited, its twin is too. */
  private boolean needs(ClassFacts type, JdkCompanions.Row row) {
    return !type.isUntouchable()
        && inference.ask(() -> isSuspendableIn(type, row))
        && hierarchy.isSubtype(type.name(), row.interfaceName());
  }

  private boolean isSuspendableIn(ClassFacts type, JdkCompanions.Row row) {
    return hierarchy.resolve(type.name(), row.method()).stream()
        .anyMatch(member -> !member.method().isStatic() && inference.suspends(member));
  }
}
