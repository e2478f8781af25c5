package acme.scalac

import dev.fermata.Suspendable
import dev.fermata.oracle.Probe
import scala.util.boundary
import scala.util.boundary.break

sealed trait Shape
case class Circle(radius: Double) extends Shape
case class Square(side: Int) extends Shape
case object Dot extends Shape

@Suspendable object Even:
  def unapply(number: Int): Option[Int] = if Probe.value(number) % 2 == 0 then Some(number / 2) else None

/** Control flow and expressions as Scala writes them. */
@Suspendable
object StatementTargets:
  private def area(shape: Shape): Double = shape match
    case Circle(r) if r > Probe.value(1.0) => Probe.value(r) * 3
    case Circle(_) => Probe.value(0.5)
    case Square(s) => Probe.value(s * s).toDouble
    case Dot => 0

  def sealedTypes(): Double = area(Circle(1.5)) + area(Circle(0.5)) + area(Square(2)) + area(Dot)

  def patterns(): String =
    var seen = ""
    var all: List[Any] = List(1, 20, "text", "other", 3L, null, (1, "x"), List(1, 2), Array(4))
    while all.nonEmpty do
      seen += (all.head match
        case null => Probe.value("null")
        case i: Int if i > Probe.value(10) => "big" + Probe.value(i)
        case i: Int => "small" + i
        case "text" => Probe.value("TEXT")
        case s: String => Probe.value(s)
        case (a: Int, b) => "tuple" + Probe.value(a) + b
        case head :: tail => "list" + Probe.value("" + head) + tail.size
        case a: Array[Int] => "array" + a(0) + Probe.value(a)(0)
        case other => other.toString)
      all = all.tail
    seen

  def extractors(): Int = Probe.value(12) match
    case Even(half @ Even(quarter)) => half * 10 + Probe.value(quarter)
    case _ => -1

  def tryAsArgument(): Int =
    add(Probe.value(1), try Probe.value("x").toInt catch { case _: NumberFormatException => Probe.value(2) })

  private def add(a: Int, b: Int): Int = a + Probe.value(b)

  def finallyBlocks(): String =
    var seen = ""
    try
      try
        seen += Probe.value("try")
        Probe.fail("failed")
        seen
      finally seen += Probe.value("finally")
    catch case e: IllegalStateException => seen + Probe.value(e.getMessage)

  def nonLocalBreak(): Int =
    boundary:
      var i = 0
      while true do
        i += Probe.value(1)
        if i == 3 then break(i * 10)
      -1

  def loops(): String =
    var seen = ""
    var i = 0
    while { i += 1; Probe.value(i) < 4 } do
      var j = 0
      while j < i do
        seen += Probe.value("" + i + j)
        j += Probe.value(1)
    seen

  def interpolation(): String = s"a${Probe.value(1)}b${Probe.value("x")}" + f"${Probe.value(2.5)}%.1f"

  def tuples(): String =
    val (a, b) = (Probe.value(1), Probe.value("t"))
    val (c, _, d) = (a, b, Probe.value(3L))
    s"$a$b$c$d"

  def numbersOfEveryKind(): String =
    val b: Byte = Probe.value(1.toByte)
    val c: Char = Probe.value('c')
    val l: Long = Probe.value(4L) + b
    val any: Any = Probe.value(7)
    "" + b + c + l + any.asInstanceOf[Int] + Probe.value(1.5f) + Probe.value(true)

  def constructions(): String =
    Square(Probe.value(3)).toString + Point(Probe.value(1), Probe.value(2)) + Array(1, Probe.value(2))(1)

  def variablesOfLambdas(): Int =
    var sum = 0
    val step: Step = number => { sum += Probe.value(number); sum }
    step.run(1) + step.run(2) + sum

  def methodsAsLambdas(): Int =
    val step: Step = helper
    step.run(Probe.value(4))

  private def helper(number: Int): Int = Probe.value(number) * 2

  def interfacesOfTheJdk(): String =
    var text = ""
    val runnable: Runnable = () => text += Probe.value("run")
    runnable.run()
    val supplier: java.util.function.Supplier[String] = () => Probe.value("get")
    text + supplier.get

  def monitors(): Int =
    val before = Probe.value(1)
    val held = this.synchronized { Probe.held(before) }
    held + Probe.value(2)

@FunctionalInterface @Suspendable trait Step:
  def run(number: Int): Int
