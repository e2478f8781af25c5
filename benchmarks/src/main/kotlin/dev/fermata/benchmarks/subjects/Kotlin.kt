package dev.fermata.benchmarks.subjects

import dev.fermata.benchmarks.Node
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
