package acme.scalac.library

import dev.fermata.Suspendable
import dev.fermata.oracle.Probe

/** Scala's functions and its library; they suspend where scala.* is named suspendable. */
@Suspendable
object FunctionTypeTargets:
  private def retry[T](times: Int)(body: => T): List[T] =
    var all = List.empty[T]
    var i = 0
    while i < times do
      all = body :: all
      i += 1
    all

  def byName(): String =
    var i = 0
    retry(3) { i += Probe.value(1); "n" + Probe.value(i) }.mkString(",")

  def functions(): Int =
    val twice: Int => Int = number => Probe.value(number) * 2
    val sum: (Int, Long) => Long = (a, b) => Probe.value(a) + Probe.value(b)
    (twice andThen (_ + Probe.value(1)))(3) + sum(1, 2L).toInt + twice(Probe.value(4))

  def references(): Int =
    val next = Counting(3).next
    next(1) + next(2)

  def forLoops(): String =
    val all = StringBuilder()
    for i <- 1 to 3; text <- List("a", "b") do all.append(Probe.value("" + i + text))
    all.toString

  def comprehensions(): String =
    (for i <- List(1, 2, 3) if Probe.value(i) != 2; j <- List(10, 20) yield Probe.value(i * j)).toString

  def options(): String =
    Option(Probe.value("x")).map(text => Probe.value(text + "!")).getOrElse(Probe.value("none")) +
      Option.empty[String].getOrElse(Probe.value("none"))

  def folds(): Int = Vector(1, 2, 3).foldLeft(Probe.value(0))((sum, each) => sum + Probe.value(each))

  def partialFunctions(): String =
    List(1, 2, 3, "x").collect { case i: Int if i > Probe.value(1) => "i" + Probe.value(i) }.toString

class Counting(from: Int):
  @Suspendable def next(by: Int): Int = Probe.value(from + by)
