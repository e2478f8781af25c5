package dev.fermata.benchmarks.subjects

import dev.fermata.benchmarks.Node
import dev.fermata.benchmarks.Rare
import dev.fermata.benchmarks.Subject

/** Kotlin as most people write it: `iterator { yield }`, and recursion by `yieldAll`. */
open class KotlinIterator : Subject() {
  override fun numbers(n: Int): Iterator<Int> = iterator { for (i in 0 until n) yield(i) }

  override fun otherNumbers(n: Int): List<Iterator<Int>> =
    listOf(
      iterator { for (i in 1..n) yield(i) },
      iterator { for (i in n downTo 1) yield(i) },
      iterator { for (i in 0 until n) yield(i * i) },
      iterator {
        var power = 1
        for (i in 0 until n) {
          yield(power)
          power *= 3
        }
      },
      iterator { for (i in 0L until n) yield((i xor 5).toInt()) },
    )

  /** There is no primitive form of `iterator`: see [KotlinRaw]. */
  override fun sumOfOtherInts(n: Int): Long = 0

  override fun inOrder(tree: Node?): Iterator<Int> = walk(tree).iterator()

  private fun walk(node: Node?): Sequence<Int> = sequence {
    if (node != null) {
      yieldAll(walk(node.left))
      yield(node.value)
      yieldAll(walk(node.right))
    }
  }

  override fun fromDepth(depth: Int, n: Int): Iterator<Int> = descend(depth, n).iterator()

  private fun descend(depth: Int, n: Int): Sequence<Int> = sequence {
    if (depth > 1) yieldAll(descend(depth - 1, n)) else for (i in 0 until n) yield(i)
  }

  private fun chain(n: Int): Sequence<Int> =
    sequence { for (i in 0 until n) yield(i) }
      .map { it + 1 }
      .filter { it and 3 != 0 }
      .map { 3 * it }
      .drop(SKIPPED)
      .takeWhile { it >= 0 }

  override fun sumOfChain(n: Int): Long {
    var sum = 0L
    val elements = chain(n).iterator()
    while (elements.hasNext()) sum += elements.next()
    return sum
  }

  /** A sequence has no other way than its iterator. */
  override fun sumOfChainPushed(n: Int): Long {
    val adder = Adder()
    chain(n).forEach { adder.accept(it) }
    return adder.sum
  }

  override fun sumOfRare(data: IntArray): Long {
    var total = 0L
    val sums = iterator {
      var sum = 0
      for (i in data.indices) {
        sum += data[i] xor i
        if (Rare.isLast(i)) {
          yield(sum)
          sum = 0
        }
      }
    }
    while (sums.hasNext()) total += sums.next()
    return total
  }

  override fun sumOfBlocks(data: IntArray): Long {
    var total = 0L
    val sums = iterator {
      for (begin in data.indices step Rare.SPAN) {
        var sum = 0
        for (i in begin until begin + Rare.SPAN) sum += data[i] xor i
        yield(sum)
      }
    }
    while (sums.hasNext()) total += sums.next()
    return total
  }

  override fun suspendedGenerator(): Any {
    val suspended = iterator {
      val number = written.toInt()
      val wide = written + 1
      val reference: Any = "held"
      yield("element")
      written += number + wide + reference.hashCode()
    }
    suspended.next()
    return suspended
  }

  protected companion object {
    private const val SKIPPED = 10

    /** Written after a suspension, so that what was computed before stays live across it. */
    @JvmStatic protected var written = 0L
  }
}

/** Kotlin's fastest recursion: functions that suspend in the scope of one `iterator`. */
class KotlinSuspend : KotlinIterator() {
  override fun inOrder(tree: Node?): Iterator<Int> = iterator { walk(tree) }

  private suspend fun SequenceScope<Int>.walk(node: Node?) {
    if (node == null) return
    walk(node.left)
    yield(node.value)
    walk(node.right)
  }

  override fun fromDepth(depth: Int, n: Int): Iterator<Int> = iterator { descend(depth, n) }

  private suspend fun SequenceScope<Int>.descend(depth: Int, n: Int) {
    if (depth > 1) {
      descend(depth - 1, n)
      written++ // so that the call above is no tail call
    } else {
      for (i in 0 until n) yield(i)
    }
  }
}
