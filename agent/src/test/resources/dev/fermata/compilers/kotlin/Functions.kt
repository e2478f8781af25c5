package acme.kotlin

import dev.fermata.Suspendable
import dev.fermata.oracle.Probe

/** Functions in every place where Kotlin allows one. */
@Suspendable
object FunctionTargets {
  fun add(a: Int = Probe.value(1), b: Long = Probe.value(2L), c: String = Probe.value("c")): String =
    Probe.value("$a$b") + c

  private fun hidden(times: Int, text: String = Probe.value("h")): String = text.repeat(Probe.value(times))

  @JvmStatic fun defaultArguments(): String = add() + add(5) + add(b = 6L) + add(7, 8L, "d")

  @JvmStatic fun defaultArgumentsOfPrivateFunction(): String = hidden(2) + hidden(1, "x")

  @JvmStatic fun overloadsForJava(): Int = Overloaded().sum() + Overloaded().sum(10) + Overloaded().sum(1, 2)

  @JvmStatic
  fun localFunctions(): Int {
    var calls = 0
    fun inner(depth: Int): Int {
      calls++
      return if (depth == 0) Probe.value(1) else inner(depth - 1) + Probe.value(depth)
    }
    return inner(3) * 100 + calls
  }

  @JvmStatic fun extensions(): String = Probe.value("x").doubled() + 3.doubled()

  private fun String.doubled(): String = this + Probe.value(this)

  private fun Int.doubled(): Int = this + Probe.value(this)

  @JvmStatic
  fun variableArguments(): String = joined("a", *arrayOf(Probe.value("b"), "c"), Probe.value("d"))

  private fun joined(vararg parts: String): String {
    var all = ""
    for (part in parts) all += Probe.value(part)
    return all
  }

  private tailrec fun countdown(from: Int, seen: String): String =
    if (from == 0) seen else countdown(from - 1, seen + Probe.value(from))

  @JvmStatic fun tailRecursion(): String = countdown(4, "")

  @JvmStatic fun companions(): String = WithCompanion.create(Probe.value(3)).show() + WithCompanion.LIMIT

  @JvmStatic fun functionsOfFiles(): Int = ofFile() + ofFile(4) + firstPart() + secondPart(2)

  @JvmStatic
  fun properties(): Int {
    val p = Properties()
    p.computed = Probe.value(4)
    p.computed += Probe.value(3)
    return p.computed + p.delegated + p.delegated
  }

  @JvmStatic fun valueClasses(): Int = Metres(Probe.value(3)).plus(Metres(4)).value + Metres(1).boxed().value

  @JvmStatic fun innerClasses(): String = Outer(Probe.value("o")).Inner().both()

  @JvmStatic fun interfacesWithDefaults(): Int = Half().scaled() + Half().scaled(5) + Whole().scaled()

  @JvmStatic fun delegation(): Int = Delegating(Half()).scaled(3) + Delegating(Half()).scaled()

  @JvmStatic
  fun dataClasses(): String {
    val (a, b) = Pair2(Probe.value(1), "b").copy(b = Probe.value("c"))
    return "$a$b" + Pair2(2).copy(a = Probe.value(9))
  }

  @JvmStatic fun operators(): Int {
    val cells = Cells()
    cells[1] = Probe.value(5)
    cells[1] += Probe.value(6)
    return cells[1] + cells() + if (3 in cells) 100 else 0
  }

  @JvmStatic
  fun enums(): String {
    var all = ""
    for (colour in Colour.entries) all += Probe.value(colour.shade())
    return all
  }
}

@Suspendable
class Overloaded {
  @JvmOverloads
  fun sum(a: Int = Probe.value(1), b: Int = Probe.value(2)): Int = Probe.value(a) + b
}

class WithCompanion private constructor(private val number: Int) {
  @Suspendable fun show(): String = Probe.value("n") + number

  @Suspendable
  companion object {
    const val LIMIT = 7

    @JvmStatic fun create(number: Int): WithCompanion = WithCompanion(Probe.value(number))
  }
}

@Suspendable fun ofFile(number: Int = Probe.value(11)): Int = Probe.value(number)

@Suspendable
class Properties {
  private var stored = 0
  var computed: Int
    get() = Probe.value(stored)
    set(value) {
      stored = value + Probe.value(1)
    }
  val delegated: Int by Delegate()
}

class Delegate {
  private var asked = 0

  @Suspendable
  operator fun getValue(owner: Any?, property: kotlin.reflect.KProperty<*>): Int = Probe.value(++asked)
}

@JvmInline
@Suspendable
value class Metres(val value: Int) {
  fun plus(other: Metres): Metres = Metres(Probe.value(value) + Probe.value(other.value))

  fun boxed(): Metres {
    val any: Any = this
    return Probe.value(any as Metres)
  }
}

class Outer(private val text: String) {
  private fun secret(): String = Probe.value(text)

  inner class Inner {
    @Suspendable fun both(): String = secret() + Probe.value("i")
  }
}

@Suspendable
interface Scaled {
  fun base(): Int

  fun scaled(factor: Int = Probe.value(2)): Int = base() * Probe.value(factor) + hidden()

  private fun hidden(): Int = Probe.value(1)
}

class Half : Scaled {
  override fun base(): Int = Probe.value(50)
}

class Whole : Scaled {
  override fun base(): Int = Probe.value(100)

  override fun scaled(factor: Int): Int = super.scaled(factor + Probe.value(1))
}

class Delegating(scaled: Scaled) : Scaled by scaled

/** A default of a constructor is found in the constructor, where nothing can be suspended. */
@Suspendable data class Pair2(val a: Int, val b: String = "held" + Probe.held(1))

@Suspendable
class Cells {
  private val cells = IntArray(4)

  operator fun get(index: Int): Int = Probe.value(cells[index])

  operator fun set(index: Int, value: Int) {
    cells[index] = Probe.value(value)
  }

  operator fun invoke(): Int = Probe.value(cells.sum())

  operator fun contains(value: Int): Boolean = Probe.value(value in cells)
}

@Suspendable
enum class Colour {
  RED {
    override fun shade(): String = super.shade() + Probe.value("dark")
  },
  GREEN;

  open fun shade(): String = Probe.value(name)
}
