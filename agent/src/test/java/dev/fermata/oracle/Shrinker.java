package dev.fermata.oracle;

import dev.fermata.oracle.Choices.Part;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Makes the random program of a failing case small, so that it can be read: leaves parts of it out,
 * puts the simplest thing in their place, or an inner part in the place of the one around it, and
 * then makes single choices smaller, as long as the case still fails.
 */
final class Shrinker<C> {
  private final Function<Choices, C> maker;
  private final Predicate<C> fails;
  private int triesLeft;
  private int[] best;
  private List<Part> parts;

  /**
   * Creates a shrinker.
   *
   * @param maker makes a case; takes any choices
   * @param fails tells whether a case still shows the fault
   * @param tries how many cases to try at most
   */
  Shrinker(Function<Choices, C> maker, Predicate<C> fails, int tries) {
    this.maker = maker;
    this.fails = fails;
    this.triesLeft = tries;
  }

  /** Returns the smallest case found that fails; {@code choices} have made one that does. */
  C shrink(Choices choices) {
    best = choices.drawn();
    parts = choices.parts();
    boolean smaller = true;
    while (smaller && triesLeft > 0) {
      smaller = withoutParts() | withInnerParts() | withSmallerNumbers();
    }
    return maker.apply(Choices.of(best));
  }

  private boolean withoutParts() {
    boolean any = false;
    for (int i = 0; i < largestFirst().size(); i++) {
      Part part = largestFirst().get(i);
      boolean fewer =
          tries(replaced(part, new int[0])) || tries(replaced(part, new int[part.size()]));
      any |= fewer;
      i -= fewer ? 1 : 0; // the list is another one now
    }
    return any;
  }

  private boolean withInnerParts() {
    boolean any = false;
    for (int i = 0; i < largestFirst().size(); i++) {
      Part outer = largestFirst().get(i);
      for (Part inner : largestFirst()) {
        boolean isInside =
            outer.begin() <= inner.begin()
                && inner.end() <= outer.end()
                && inner.size() < outer.size();
        if (isInside
            && tries(replaced(outer, Arrays.copyOfRange(best, inner.begin(), inner.end())))) {
          any = true;
          break;
        }
      }
    }
    return any;
  }

  private boolean withSmallerNumbers() {
    boolean any = false;
    for (int i = 0; i < best.length; i++) {
      for (int number : new int[] {0, best[i] / 2, best[i] - 1}) {
        if (i < best.length && number >= 0 && number < best[i]) {
          int[] changed = best.clone();
          changed[i] = number;
          any |= tries(changed);
        }
      }
    }
    return any;
  }

  private List<Part> largestFirst() {
    return parts.stream()
        .filter(part -> part.size() > 0)
        .sorted(Comparator.comparing(Part::size).reversed())
        .toList();
  }

  private int[] replaced(Part part, int[] by) {
    int[] changed = new int[best.length - part.size() + by.length];
    System.arraycopy(best, 0, changed, 0, part.begin());
    System.arraycopy(by, 0, changed, part.begin(), by.length);
    System.arraycopy(best, part.end(), changed, part.begin() + by.length, best.length - part.end());
    return changed;
  }

  /** Takes over what is given if it is simpler than the best and fails. */
  private boolean tries(int[] given) {
    if (triesLeft-- <= 0) {
      return false;
    }
    Choices choices = Choices.of(given);
    C made = maker.apply(choices);
    if (!isSimpler(choices.drawn()) || !fails.test(made)) {
      return false;
    }
    best = choices.drawn();
    parts = choices.parts();
    return true;
  }

  private boolean isSimpler(int[] drawn) {
    return drawn.length < best.length
        || (drawn.length == best.length && Arrays.compare(drawn, best) < 0);
  }
}
