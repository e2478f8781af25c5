package acme.kotlin.library

import dev.fermata.Suspendable
import dev.fermata.oracle.Probe

/** Kotlin's own library with our lambdas in it; it suspends where kotlin.* is named suspendable. */
@Suspendable
object LibraryTargets {
  @JvmStatic fun joined(): String = listOf(1, 2, 3).joinToString("-") { Probe.value("n$it") }

  @JvmStatic
  fun sequences(): List<String> =
    sequenceOf(1, 2, 3, 4).filter { Probe.value(it) != 3 }.map { Probe.value("s$it") }.take(2).toList()

  @JvmStatic
  fun generated(): Int = generateSequence(1) { Probe.value(it * 2) }.takeWhile { it < Probe.value(9) }.sum()

  @JvmStatic
  fun lazies(): Int {
    val number by lazy(LazyThreadSafetyMode.NONE) { Probe.value(7) }
    return number + number
  }

  @JvmStatic fun sorted(): List<Int> = mutableListOf(3, 1, 2).also { it.replaceAll { n -> Probe.value(n * 2) } }
}
