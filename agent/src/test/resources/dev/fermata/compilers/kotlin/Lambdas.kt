package acme.kotlin

import dev.fermata.Suspendable
import dev.fermata.oracle.Probe
import java.util.concurrent.Callable
import java.util.function.Supplier

@Suspendable
fun interface Step {
  fun run(value: Int): Int
}

/** Lambdas that are inlined, and those that are objects of an interface. */
@Suspendable
object LambdaTargets {
  private inline fun twice(body: (Int) -> Int): Int = body(Probe.value(1)) + body(2)

  private inline fun guarded(body: () -> Unit): String {
    try {
      body()
      return Probe.value("done")
    } catch (e: IllegalStateException) {
      return Probe.value("caught ") + e.message
    } finally {
      Probe.point("finally")
    }
  }

  private inline fun crossing(crossinline body: () -> Int): Step = Step { body() + Probe.value(it) }

  private inline fun <reified T> of(value: Any): Boolean = Probe.value(value) is T

  @JvmStatic fun inlined(): Int = twice { a -> twice { b -> a * Probe.value(b) } }

  @JvmStatic
  fun nonLocalReturn(): String {
    val first = guarded { Probe.point("in") }
    guarded { return first + Probe.value("left") }
    return "not reached"
  }

  @JvmStatic fun failureOfInlined(): String = guarded { Probe.fail("inlined") }

  @JvmStatic fun crossinlined(): Int = crossing { Probe.value(10) }.run(5)

  @JvmStatic fun reifiedTypes(): String = "${of<String>("s")}${of<Int>("s")}"

  @JvmStatic
  fun inlinedByTheLibrary(): String {
    val all = StringBuilder()
    listOf(1, 2, 3).filter { Probe.value(it) != 2 }.map { Probe.value("n$it") }.forEach {
      all.append(Probe.value(it))
    }
    for ((i, text) in listOf("a", "b").withIndex()) all.append(Probe.value(i)).append(text)
    all.append(Probe.value("let").let { it + Probe.value("!") })
    all.append("x".run { this + Probe.value("run") }).also { Probe.point("also") }
    with(all) { append(Probe.value("with")) }
    repeat(2) { all.append(Probe.value(it)) }
    return all.toString()
  }

  @JvmStatic
  fun resultsOfTheLibrary(): String =
    runCatching { Probe.value(1) + Probe.fail(IllegalStateException("r")) }
      .getOrElse { Probe.value("else ") + it.message }
      .toString()

  @JvmStatic
  fun resources(): String {
    val log = StringBuilder()
    val resource = AutoCloseable { log.append("closed") }
    resource.use { log.append(Probe.value("used")) }
    return log.toString()
  }

  @JvmStatic
  fun interfacesOfOurOwn(): Int {
    var sum = Probe.value(1)
    val step = Step { sum += Probe.value(it); sum }
    val reference = Step(::helper)
    val bound = Step(Adder(Probe.value(100))::add)
    return step.run(2) + step.run(3) + reference.run(4) + bound.run(5)
  }

  private fun helper(value: Int): Int = Probe.value(value) * 2

  @JvmStatic
  fun interfacesOfTheJdk(): String {
    var text = ""
    val runnable = Runnable { text += Probe.value("run") }
    runnable.run()
    val supplier = Supplier { Probe.value("get") }
    val callable = Callable { Probe.value(3) }
    return text + supplier.get() + callable.call()
  }

  @JvmStatic
  fun anonymousObjects(): Int {
    var count = Probe.value(1)
    val step =
      object : Step {
        override fun run(value: Int): Int {
          count += Probe.value(value)
          return count
        }
      }
    return step.run(4) + step.run(5)
  }
}

@Suspendable
class Adder(private val to: Int) {
  fun add(value: Int): Int = Probe.value(to) + value
}
