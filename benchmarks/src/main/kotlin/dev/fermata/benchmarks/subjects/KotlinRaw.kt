package dev.fermata.benchmarks.subjects

import dev.fermata.benchmarks.Subject
import kotlin.coroutines.Continuation
import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.coroutines.intrinsics.COROUTINE_SUSPENDED
import kotlin.coroutines.intrinsics.createCoroutineUnintercepted
import kotlin.coroutines.intrinsics.suspendCoroutineUninterceptedOrReturn
import kotlin.coroutines.resume

/** Kotlin's coroutine primitives without `Iterator` and boxes: the least that a step can cost. */
open class KotlinRaw : Subject() {
  /** A coroutine, what it was suspended at, and the int it yielded. */
  protected class Coroutine : Continuation<Unit> {
    private var next: Continuation<Unit>? = null
    private var done = false
    @JvmField var value = 0

    override val context: CoroutineContext
      get() = EmptyCoroutineContext

    override fun resumeWith(result: Result<Unit>) {
      result.getOrThrow()
      done = true
    }

    fun begin(body: suspend Coroutine.() -> Unit): Coroutine {
      next = body.createCoroutineUnintercepted(this, this)
      return this
    }

    /** Runs to the next suspension; false at the end. */
    fun advance(): Boolean {
      next!!.resume(Unit)
      return !done
    }

    suspend fun put(element: Int) {
      value = element
      suspend()
    }

    suspend fun suspend() = suspendCoroutineUninterceptedOrReturn<Unit> {
      next = it
      COROUTINE_SUSPENDED
    }
  }

  /** Gives the consumer another kind. */
  private class Other(private val other: Coroutine) : KotlinRaw() {
    override fun ints(n: Int) = other
  }

  protected open fun ints(n: Int): Coroutine = Coroutine().begin { for (i in 0 until n) put(i) }

  override fun sumOfInts(n: Int): Long {
    val elements = ints(n)
    var sum = 0L
    while (elements.advance()) sum += elements.value
    return sum
  }

  override fun sumOfOtherInts(n: Int): Long {
    val kinds =
      listOf(
        Coroutine().begin { for (i in 1..n) put(i) },
        Coroutine().begin { for (i in n downTo 1) put(i) },
        Coroutine().begin { for (i in 0 until n) put(i * i) },
        Coroutine().begin { powers(n) },
        Coroutine().begin { for (i in 0L until n) put((i xor 5).toInt()) },
      )
    return kinds.sumOf { Other(it).sumOfInts(n) }
  }

  private suspend fun Coroutine.powers(n: Int) {
    var power = 1
    for (i in 0 until n) {
      put(power)
      power *= 3
    }
  }

  override fun otherNumbers(n: Int): List<Iterator<Int>> = listOf()

  override fun fibonacciInside(n: Int): Int {
    var result = 0
    Coroutine().begin { result = fibonacci(n) }.advance()
    return result
  }

  private suspend fun Coroutine.fibonacci(n: Int): Int {
    if (n < 0) suspend() // never reached
    return if (n < 2) n else fibonacci(n - 1) + fibonacci(n - 2)
  }

  override fun alternate(switches: Int): Long {
    val runs = LongArray(1)
    val one = counting(runs)
    val other = counting(runs)
    for (i in 0 until switches step 2) {
      one.advance()
      other.advance()
    }
    return runs[0]
  }

  private fun counting(runs: LongArray): Coroutine =
    Coroutine().begin {
      while (true) {
        runs[0]++
        suspend()
      }
    }

  override fun suspendedIn(calls: Int): Any {
    val suspended = Coroutine().begin { hold(calls, calls, 2L, "held") }
    suspended.advance()
    return suspended
  }

  private suspend fun Coroutine.hold(calls: Int, number: Int, wide: Long, reference: Any) {
    if (calls > 1) hold(calls - 1, number + 1, wide + 2, reference) else suspend()
    written += number + wide + reference.hashCode()
  }

  private companion object {
    @JvmStatic private var written = 0L
  }
}
