package dev.fermata.instrument.resolve;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
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
  private final ClassNode node;
  private final Inference inference;
  private final Targets targets;
  private final NeededCompanions needed;
  private final SerialisableIteration iteration;
  private final Map<String, Boolean> suspendable = new HashMap<>();
  private final Map<Call, CallTarget> called = new HashMap<>();
  private @Nullable List<String> companions;
  private @Nullable Set<String> foreignTwins;

  ClassPlan(Knowledge knowledge, ClassFacts facts, ClassNode node) {
    this.hierarchy = knowledge.hierarchy();
    this.facts = facts;
    this.node = node;
    this.inference = new Inference(knowledge, node);
    this.targets = inference.targets();
    this.needed = new NeededCompanions(hierarchy, facts, inference);
    this.iteration = new SerialisableIteration(node, knowledge.marks(), hierarchy);
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
   * Tells whether a declared method is suspendable.
   *
   * @param method of this class
   * @return true too if the class brings the twin, or is one
   */
  public boolean suspends(MethodNode method) {
    MethodFacts declared = facts.method(method.name + method.desc);
    return declared != null
        && (declared.handWritten()
            || (facts.instrumented() && method.desc.contains(ApiNames.STACK + ")"))
            || inference.ask(() -> inference.suspends(facts, declared)));
  }

  /**
   * Tells whether a call begins something that suspends, such as a generator's step, and so may be
   * made from anywhere.
   *
   * @param call of a suspendable method
   * @return false for a yield, and for what is not the api's
   */
  public boolean isBeginning(MethodInsnNode call) {
    return targets.isBeginning(call.owner, call.name + call.desc);
  }

  /**
   * Tells whether an object that a site makes runs something suspendable plainly only.
   *
   * @param site of this class
   * @return false if it is not the site of a lambda or method reference
   */
  public boolean losesSuspension(InvokeDynamicInsnNode site) {
    return lambdaTarget(site) instanceof CallTarget.Twin && !dual(site);
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
   * Tells whether a method is a twin that the class brings.
   *
   * @param name of a method of this class
   * @param descriptor of that method
   * @return true if it is annotated so
   */
  public boolean isHandWrittenTwin(String name, String descriptor) {
    MethodFacts declared = facts.method(name + descriptor);
    return declared != null && declared.handWritten();
  }

  /**
   * Tells whether a method overrides an inherited twin although the agent has not made it. Proxies
   * and generated subclasses do so, because they see twins as methods like any other.
   *
   * @param name of a method of this class
   * @param descriptor of that method
   * @return true if the method is to be a plain twin, so that interceptors see plain methods only
   */
  public boolean isForeignTwin(String name, String descriptor) {
    return foreignTwins().contains(name + descriptor);
  }

  /**
   * Tells whether another library has generated this class.
   *
   * @return true if nothing of it is to be suspended
   */
  public boolean isForeign() {
    return !foreignTwins().isEmpty();
  }

  private Set<String> foreignTwins() {
    if (foreignTwins == null) {
      foreignTwins =
          inference.ask(
              () ->
                  ForeignTwins.of(
                      facts, inference.repairs(), row -> needed.isInherited(row.companion())));
    }
    return foreignTwins;
  }

  /**
   * Tells why a method of this class that is marked or inherits a mark can have no twin. Calls to
   * it are plain then.
   *
   * @param method of this class
   * @return a clause, null if it can have one or needs none
   */
  public @Nullable String reasonAgainstTwin(MethodNode method) {
    MethodFacts declared = facts.method(method.name + method.desc);
    return declared == null
        ? null
        : inference.ask(() -> inference.reasonAgainstTwin(facts, declared));
  }

  /**
   * Decides how a call is made from a twin of this class.
   *
   * @param call in the method that the twin is made of
   * @return plain too if the owner is unknown
   */
  public CallTarget target(MethodInsnNode call) {
    Call named = new Call(call.getOpcode(), call.owner, call.name, call.desc);
    return called.computeIfAbsent(named, this::decide);
  }

  /**
   * Decides how a call is made from a twin of this class.
   *
   * @param method that the twin is made of
   * @param call in it
   * @return as {@link #target(MethodInsnNode)} does, but for loops that can be written to streams
   */
  public CallTarget target(MethodNode method, MethodInsnNode call) {
    CallTarget target = target(call);
    Call named = new Call(call.getOpcode(), call.owner, call.name, call.desc);
    CallTarget other = target instanceof CallTarget.Twin ? null : iteration.of(method, named);
    return other == null ? target : other;
  }

  private CallTarget decide(Call call) {
    CallTarget target = inference.ask(() -> targets.of(call));
    return target instanceof CallTarget.Dispatched && !canBeMade(target) ? PLAIN : target;
  }

  /**
   * Before version 52 no static method of an interface can be called (JVMS §4.9.1). What stands in
   * for a method of the JDK is what calls that method.
   */
  private boolean canBeMade(CallTarget target) {
    return target instanceof CallTarget.Companion
        ? facts.version() >= Opcodes.V1_8
        : target instanceof CallTarget.Replacement && !JdkReplacements.isOne(facts.name());
  }

  /**
   * Tells whether a site must make an object with both methods: what it runs is suspendable, and so
   * is its functional method, itself or by a companion. A method of the JDK counts as suspendable
   * where a lambda that calls it would.
   *
   * @param site of this class
   * @return false if it is not the site of a lambda or method reference
   */
  public boolean dual(InvokeDynamicInsnNode site) {
    LambdaSite lambda = LambdaSite.of(site);
    return lambda != null && inference.ask(() -> isDual(lambda));
  }

  private boolean isDual(LambdaSite lambda) {
    boolean gives = targets.givesSuspendable(lambda);
    if (!gives && targets.companion(lambda) == null) {
      return false;
    }
    return targets.runsSuspendable(lambda)
        || (canBeMade(targets.dispatched(lambda)) && (gives || isMadeInSuspendable(lambda)));
  }

  private boolean isMadeInSuspendable(LambdaSite lambda) {
    for (MethodNode method : node.methods) {
      for (AbstractInsnNode insn : method.instructions) {
        if (insn instanceof InvokeDynamicInsnNode site
            && lambda.equals(LambdaSite.of(site))
            && suspendable(method)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Decides how the object that a site makes calls what it runs, when it is called with a stack.
   *
   * @param site of this class
   * @return plain too if it is no such site
   */
  public CallTarget lambdaTarget(InvokeDynamicInsnNode site) {
    LambdaSite lambda = LambdaSite.of(site);
    return lambda == null ? PLAIN : inference.ask(() -> lambdaTarget(lambda));
  }

  private CallTarget lambdaTarget(LambdaSite lambda) {
    CallTarget target = targets.runsSuspendable(lambda) ? TWIN : targets.dispatched(lambda);
    return target == TWIN || canBeMade(target) ? target : PLAIN;
  }

  /**
   * Finds the companion that declares the twin of the functional method of a lambda.
   *
   * @param site of this class
   * @return null if the method is not one of the JDK's that have companions
   */
  public @Nullable LambdaCompanion companion(InvokeDynamicInsnNode site) {
    LambdaSite lambda = LambdaSite.of(site);
    JdkCompanions.Row row = lambda == null ? null : targets.companion(lambda);
    return row == null
        ? null
        : new LambdaCompanion(row.companion(), row.method().substring(row.method().indexOf('(')));
  }

  /**
   * Lists the companion interfaces that this class must implement because it implements the JDK's
   * interface with a suspendable method.
   *
   * @return internal names, without those that a supertype implements; may be empty
   */
  public List<String> companions() {
    if (companions == null) {
      companions = needed.missing();
    }
    return companions;
  }

  /**
   * Tells whether objects of the class can be serialised.
   *
   * @return true if a supertype is Serializable
   */
  public boolean isSerializable() {
    return hierarchy.isSubtype(facts.name(), "java/io/Serializable");
  }

  /**
   * Finds the nearest class that two classes extend.
   *
   * @param first internal name
   * @param second internal name
   * @return Object where one is an interface, as the verifier has it
   * @throws TypeNotPresentException if a class file on the way is not to be found
   */
  public String commonSuperclass(String first, String second) {
    return hierarchy.commonSuperclass(first, second);
  }
}
