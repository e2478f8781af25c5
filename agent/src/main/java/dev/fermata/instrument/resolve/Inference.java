package dev.fermata.instrument.resolve;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.ClassNode;

/**
 * Infers from code what is suspendable: the least fixpoint over all nests that an answer depends
 * on. A nest is opened when it is first asked about, and taken to infer nothing until the rules say
 * more; when nothing is added any longer, all open nests are solved together. So callers get the
 * same answer whichever asks first, and two threads that solve one nest agree.
 *
 * <pre>
 *   1. a private or synthetic method               if it calls a twin
 *   2. the target of a lambda in the same nest     if the interface's method is suspendable
 *   3. a lambda body made in a suspendable method  if it calls a companion or a replacement
 *   4. a private or synthetic method               if it calls a replacement, and makes a lambda
 *                                                  whose target is suspendable
 * </pre>
 */
final class Inference extends Declared {
  private final Knowledge knowledge;
  private final @Nullable ClassNode atHand;
  private final Repairs repairs;
  private final Targets targets;
  private final Map<String, NestCode> open = new HashMap<>();
  private final Set<String> found = new HashSet<>();

  Inference(Knowledge knowledge, @Nullable ClassNode atHand) {
    super(knowledge.known(), knowledge.marks());
    this.knowledge = knowledge;
    this.atHand = atHand;
    this.repairs = new Repairs(knowledge, this);
    this.targets = new Targets(knowledge.hierarchy(), this, repairs);
  }

  Targets targets() {
    return targets;
  }

  Repairs repairs() {
    return repairs;
  }

  /** Asks until the answer depends on no nest that is not solved. */
  <T> T ask(Supplier<T> question) {
    T answer = question.get();
    while (!open.isEmpty()) {
      solve();
      repairs.forget();
      answer = question.get();
    }
    repairs.share();
    return answer;
  }

  @Override
  boolean isInferred(ClassFacts owner, MethodFacts method) {
    String id = Member.id(owner.name(), method.key());
    if (found.contains(id)) {
      return true;
    }
    if (!knowledge.relevance().matters(owner.outline())) {
      return false;
    }
    Nests.Nest nest = knowledge.nests().of(owner);
    if (!method.isInferable() && !isLent(nest, id)) {
      return false;
    }
    Set<String> solved = knowledge.inferred().get(nest.host());
    if (solved != null) {
      return solved.contains(id);
    }
    if (!open.containsKey(nest.host())) {
      open.put(nest.host(), NestCode.read(knowledge.known(), nest, atHand));
    }
    return false;
  }

  /** Tells whether a method reference in the nest names the method. */
  private boolean isLent(Nests.Nest nest, String id) {
    for (String member : nest.members()) {
      ClassFacts facts = knowledge.known().find(member);
      if (facts != null && facts.pool().handles().contains(id)) {
        return true;
      }
    }
    return false;
  }

  private void solve() {
    int before;
    do {
      before = found.size() + open.size();
      for (NestCode nest : List.copyOf(open.values())) {
        nest.methods().values().forEach(each -> infer(nest, each));
      }
    } while (found.size() + open.size() > before);
    open.forEach(
        (host, nest) ->
            knowledge
                .inferred()
                .putIfAbsent(
                    host,
                    found.stream()
                        .filter(nest.methods()::containsKey)
                        .collect(Collectors.toUnmodifiableSet())));
    open.clear();
  }

  private void infer(NestCode nest, MethodCode code) {
    if (calls(code, CallTarget.Twin.class::isInstance)) {
      add(code.member());
    }
    boolean callsReplacement = calls(code, CallTarget.Replacement.class::isInstance);
    for (LambdaSite site : code.sites()) {
      if (callsReplacement && targets.runsSuspendable(site)) {
        add(code.member());
      }
      for (Member target : targets.implementation(site)) {
        MethodCode body = nest.methods().get(target.id());
        if (body != null && (targets.givesSuspendable(site) || isLentBy(code, body))) {
          add(target);
        }
      }
    }
  }

  private boolean isLentBy(MethodCode maker, MethodCode body) {
    return suspends(maker.member()) && calls(body, CallTarget.Dispatched.class::isInstance);
  }

  private boolean calls(MethodCode code, Predicate<CallTarget> kind) {
    for (Call call : code.calls()) {
      if (kind.test(targets.of(call))) {
        return true;
      }
    }
    return false;
  }

  private void add(Member member) {
    boolean isPassedOver = !knowledge.relevance().matters(member.owner().outline());
    if (!isPassedOver && canSuspend(member.owner(), member.method())) {
      if (found.add(member.id())) {
        repairs.forget();
      }
    }
  }
}
