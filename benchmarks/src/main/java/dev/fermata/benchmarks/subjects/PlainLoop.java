package dev.fermata.benchmarks.subjects;

import dev.fermata.benchmarks.Node;
import dev.fermata.benchmarks.Rare;
import dev.fermata.benchmarks.Subject;
import org.jspecify.annotations.Nullable;

/** The work without any generator, as loops and recursion: the floor of all figures. */
public final class PlainLoop extends Subject {
  private static final int SKIPPED = 10;

  /** Read in each iteration: the JIT must not replace the loop by a formula. */
  private int zero;

  @Override
  public long sumOfNumbers(int n) {
    long sum = 0;
    for (int i = 0; i < n; i++) {
      sum += i ^ zero;
    }
    return sum;
  }

  @Override
  public long sumOfInts(int n) {
    return sumOfNumbers(n);
  }

  @Override
  public long sumOfTree(@Nullable Node tree) {
    return tree == null ? 0 : sumOfTree(tree.left) + tree.value + sumOfTree(tree.right);
  }

  @Override
  public long sumPushed(int n) {
    Adder adder = new Adder();
    for (int i = 0; i < n; i++) {
      adder.accept(i ^ zero);
    }
    return adder.sum;
  }

  @Override
  public long sumOfChain(int n) {
    long sum = 0;
    int skipped = 0;
    for (int i = 0; i < n; i++) {
      int next = (i ^ zero) + 1;
      if ((next & 3) == 0 || skipped++ < SKIPPED) {
        continue;
      }
      int threefold = 3 * next;
      if (threefold < 0) {
        break;
      }
      sum += threefold;
    }
    return sum;
  }

  @Override
  public long sumOfChainPushed(int n) {
    return sumOfChain(n);
  }

  @Override
  public long sumOfRare(int[] data) {
    long total = 0;
    int sum = 0;
    for (int i = 0; i < data.length; i++) {
      sum += data[i] ^ i;
      if (Rare.isLast(i)) {
        total += sum;
        sum = 0;
      }
    }
    return total;
  }

  @Override
  public long sumOfBlocks(int[] data) {
    long total = 0;
    for (int begin = 0; begin < data.length; begin += Rare.SPAN) {
      int sum = 0;
      for (int i = begin; i < begin + Rare.SPAN; i++) {
        sum += data[i] ^ i;
      }
      total += sum;
    }
    return total;
  }
}
