package dev.fermata.sweep;

import dev.fermata.instrument.Verifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares a transformed program with the original. */
final class Findings {
  private final Subject subject;
  private final Transformed transformed;
  private final List<String> errors = new ArrayList<>();
  private int unlinkableBefore;

  private Findings(Subject subject, Transformed transformed) {
    this.subject = subject;
    this.transformed = transformed;
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

  /** Counts the classes that do not link before, mostly because what they need is not there. */
  int unlinkableBefore() {
    return unlinkableBefore;
  }

  private void verify() {
    Map<String, byte[]> made = new LinkedHashMap<>(transformed.frames());
    made.putAll(transformed.classes());
    Verifier verifier =
        new Verifier(
            name -> Transformed.find(subject.classes(), name),
            name -> Transformed.find(made, name));
    made.forEach(
        (name, classFile) ->
            verifier
                .faults(subject.classes().get(name), classFile)
                .forEach(fault -> errors.add(name + "." + fault)));
  }

  private void link() {
    LinkLoader before = new LinkLoader(subject.classes()::get);
    LinkLoader after = new LinkLoader(transformed::find);
    for (String name : transformed.classes().keySet()) {
      String refused = before.link(name);
      if (refused != null) {
        unlinkableBefore++;
        continue;
      }
      String fault = after.link(name);
      if (fault != null) {
        errors.add(name + " does not link: " + fault);
      }
    }
    for (String name : transformed.frames().keySet()) {
      String fault = after.link(name);
      if (fault != null) {
        errors.add(name + " does not link: " + fault);
      }
    }
  }
}
