package dev.fermata.sweep;

import dev.fermata.instrument.Verifier;
import java.util.ArrayList;
import java.util.List;

/** Compares a transformed program with the original. */
final class Findings {
  private final Subject subject;
  private final Transformed transformed;
  private final List<String> errors = new ArrayList<>();
  private final Verifier verifier;
  private int lambdas;
  private int unlinkableBefore;

  private Findings(Subject subject, Transformed transformed) {
    this.subject = subject;
    this.transformed = transformed;
    verifier =
        new Verifier(
            name -> Transformed.find(subject.classes()::get, name),
            name -> Transformed.find(transformed::find, name));
  }

  static Findings of(Subject subject, Transformed transformed) {
    Findings findings = new Findings(subject, transformed);
    findings.verify();
    findings.link();
    return findings;
  }

  List<String> errors() {
    return errors;
  }

  /** Counts the lambdas that suspend. */
  int lambdas() {
    return lambdas;
  }

  /** Counts the classes that do not link before, mostly because what they need is not there. */
  int unlinkableBefore() {
    return unlinkableBefore;
  }

  private void verify() {
    transformed.frames().forEach((name, frame) -> verify(name, null, frame));
    transformed.classes().forEach((name, made) -> verify(name, subject.classes().get(name), made));
  }

  private void verify(String name, byte[] original, byte[] made) {
    verifier.faults(original, made).forEach(fault -> errors.add(name + "." + fault));
  }

  private void link() {
    LinkLoader before = new LinkLoader(subject.classes()::get);
    LinkLoader after = new LinkLoader(transformed::find);
    transformed
        .classes()
        .forEach(
            (name, classFile) -> {
              if (before.link(name) == null) {
                demand(name, after.link(name));
                linkLambdas(name, classFile, after);
              } else {
                unlinkableBefore++;
              }
            });
    transformed.frames().keySet().forEach(name -> demand(name, after.link(name)));
  }

  private void linkLambdas(String name, byte[] classFile, LinkLoader loader) {
    for (byte[] lambda : Lambdas.in(classFile)) {
      lambdas++;
      verifier.faults(null, lambda).forEach(fault -> errors.add(name + "'s lambda: " + fault));
      String refused = loader.linkLambda(lambda);
      // what a lambda implements need not be there when its creator is linked
      boolean isAbsent = refused != null && refused.contains("NoClassDefFoundError");
      demand(name + "'s lambda", isAbsent ? null : refused);
    }
  }

  private void demand(String name, String fault) {
    if (fault != null) {
      errors.add(name + " does not link: " + fault);
    }
  }
}
