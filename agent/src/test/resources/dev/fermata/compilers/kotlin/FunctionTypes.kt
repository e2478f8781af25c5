package acme.kotlin.library

import dev.fermata.Suspendable
import dev.fermata.oracle.Probe

/** Kotlin's own function types; they suspend where kotlin.jvm.functions.* is named suspendable. */
@Suspendable
object FunctionTypeTargets {
  private fun <T> retry(times: Int, body: () -> T): List<T> {
    val all = ArrayList<T>()
    for (i in 1..times) all.add(body())
    return all
  }

  @JvmStatic
  fun lambdas(): String {
    var i = 0
    return retry(3) { i += Probe.value(1); "n" + Probe.value(i) }.toString()
  }

  @JvmStatic
  fun references(): Int {
    val twice: (Int) -> Int = ::twice
    val bound: () -> Int = Counter(Probe.value(3))::next
    return twice(Probe.value(4)) + bound() + bound()
  }

  private fun twice(value: Int): Int = Probe.value(value) * 2

  @JvmStatic
  fun receivers(): String {
    val build: StringBuilder.(Int) -> Unit = { append(Probe.value(it)) }
    val text = StringBuilder()
    text.build(1)
    text.build(2)
    return text.toString()
  }

  @JvmStatic
  fun composed(): Int {
    fun compose(f: (Int) -> Int, g: (Int) -> Int): (Int) -> Int = { g(f(it)) }
    return compose({ it + Probe.value(1) }, { it * Probe.value(10) })(4)
  }
}

@Suspendable
class Counter(private var last: Int) {
  fun next(): Int = Probe.value(++last)
}
