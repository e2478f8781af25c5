package acme.kotlin

import dev.fermata.Suspendable
import dev.fermata.oracle.Probe

sealed interface Shape

data class Circle(val radius: Double) : Shape

data class Square(val side: Int) : Shape

object Dot : Shape

/** Control flow and expressions as Kotlin writes them. */
@Suspendable
object StatementTargets {
  private fun area(shape: Shape): Double =
    when (shape) {
      is Circle -> Probe.value(shape.radius) * 3
      is Square -> Probe.value(shape.side).let { (it * it).toDouble() }
      Dot -> Probe.value(0.0)
    }

  @JvmStatic fun sealedTypes(): Double = area(Circle(1.5)) + area(Square(2)) + area(Dot)

  @JvmStatic
  fun whenOfManyKinds(): String {
    var seen = ""
    for (o in listOf<Any?>(1, 15, "text", "other", 3L, null, intArrayOf(4))) {
      seen +=
        when (o) {
          null -> Probe.value("null")
          in 1..9 -> "small" + Probe.value(o as Int)
          is Int -> "int" + Probe.value(o)
          "text" -> Probe.value("TEXT")
          is String -> o + Probe.value(o.length)
          is IntArray -> "" + o[0] + Probe.value(o)[0]
          else -> o
        }
      seen += Probe.value(" ")
    }
    return seen
  }

  @JvmStatic
  fun whenOfStrings(): Int =
    listOf("a", "BB", "Aa", "C").sumOf {
      when (Probe.value(it)) {
        "a" -> Probe.value(1)
        "BB" -> 10
        "Aa" -> Probe.value(100)
        else -> 1000
      }
    }

  @JvmStatic
  fun whenOfEnums(): String {
    var seen = ""
    for (colour in Colour.entries) {
      seen += when (colour) {
        Colour.RED -> Probe.value("r")
        Colour.GREEN -> Probe.value("g") + colour.shade()
      }
    }
    return seen
  }

  @JvmStatic
  fun labels(): String {
    var seen = ""
    outer@ for (i in Probe.value(1)..4) {
      for (j in 6 downTo 0 step Probe.value(2)) {
        if (j == Probe.value(2)) continue@outer
        if (i == 3) break@outer
        seen += Probe.value("$i$j ")
      }
    }
    return seen
  }

  @JvmStatic
  fun tryAsExpression(): String {
    val parsed = 1 + try { Probe.value("12").toInt() } catch (e: NumberFormatException) { Probe.value(2) } +
      try { Probe.value("x").toInt() } catch (e: NumberFormatException) { Probe.value(3) } finally { Probe.point("f") }
    return "$parsed" + Probe.value("end")
  }

  @JvmStatic
  fun elvis(): String {
    val none: String? = Probe.value(null as String?)
    val length = none?.let { Probe.value(it.length) } ?: Probe.value(-1)
    return (none ?: Probe.value("none")) + length + (Probe.value("ab" as String?)?.length ?: 0)
  }

  @JvmStatic
  fun throwInElvis(): String =
    try {
      val none: String? = Probe.value(null as String?)
      (none ?: throw IllegalStateException(Probe.value("absent"))) + "x"
    } catch (e: IllegalStateException) {
      Probe.value("caught ") + e.message
    }

  @JvmStatic
  fun checks(): String =
    try {
      require(Probe.value(1) == 1) { Probe.value("first") }
      check(Probe.value(1) == 2) { Probe.value("second") }
      "no"
    } catch (e: IllegalStateException) {
      Probe.value(e.message!!)
    }

  @JvmStatic
  fun numbersOfEveryKind(): String {
    var b: Byte = Probe.value(1.toByte())
    var l: Long? = Probe.value(4L)
    val u: UInt = Probe.value(7).toUInt()
    val c: Char = Probe.value('c')
    b = (b + Probe.value(2)).toByte()
    l = l!! + Probe.value(5L)
    return "$b$l$u$c${Probe.value(1.5f)}${Probe.value(2.5)}${Probe.value(true)}"
  }

  @JvmStatic
  fun lateInitialised(): String {
    val holder = Holder()
    holder.text = Probe.value("late")
    return holder.text + Probe.value("!")
  }

  @JvmStatic
  fun destructuring(): String {
    val map = linkedMapOf("a" to Probe.value(1), "b" to 2)
    var all = ""
    for ((key, value) in map) all += Probe.value(key) + value
    return all
  }

  /** The bridges of these iterators box what they give. */
  @JvmStatic
  fun iteratorsOfPrimitives(): String {
    var seen = ""
    val ints = (1..Probe.value(3)).iterator()
    while (ints.hasNext()) seen += Probe.value(ints.nextInt())
    val longs = longArrayOf(4, Probe.value(5L)).iterator()
    while (longs.hasNext()) seen += longs.nextLong() + Probe.value(1L)
    val chars = Probe.value("xy").iterator()
    while (chars.hasNext()) seen += Probe.value(chars.nextChar())
    return seen
  }

  @JvmStatic
  fun doWhile(): Int {
    var i = 0
    do {
      val next = Probe.value(i + 1)
      i = next
    } while (Probe.value(next < 3))
    return i
  }

  @JvmStatic
  fun constructions(): String =
    Square(Probe.value(3)).toString() + Pair(Probe.value(1), Pair(2, Probe.value("z"))) + arrayOf(1, Probe.value(2))[1]

  @JvmStatic
  fun monitors(): Int {
    val lock = Any()
    val before = Probe.value(1)
    val held = synchronized(lock) { Probe.held(before) }
    return held + Probe.value(2)
  }
}

class Holder {
  lateinit var text: String
}
