package acme.scalac

import dev.fermata.Suspendable
import dev.fermata.oracle.Probe

/** Members in every place where Scala allows one. */
@Suspendable
object FunctionTargets:
  def add(a: Int = Probe.value(1), b: Long = Probe.value(2L))(c: String = Probe.value("c")): String =
    Probe.value("" + a + b) + c

  private def hidden(times: Int, text: String = Probe.value("h")): String = text * Probe.value(times)

  def defaultArguments(): String = add()() + add(5)("d") + add(b = 6L)()

  def defaultArgumentsOfPrivateMethod(): String = hidden(2) + hidden(1, "x")

  def namedArgumentsOutOfOrder(): String = add(b = Probe.value(9L), a = Probe.value(8))(Probe.value("z"))

  def defaultsOfOneMarkedMethod(): Int = Partly().marked() + Partly.stat() + Partly().marked(3)

  def localMethods(): Int =
    var calls = 0
    def inner(depth: Int): Int =
      calls += 1
      if depth == 0 then Probe.value(1) else inner(depth - 1) + Probe.value(depth)
    inner(3) * 100 + calls

  @annotation.tailrec
  private def countdown(from: Int, seen: String): String =
    if from == 0 then seen else countdown(from - 1, seen + Probe.value(from))

  def tailRecursion(): String = countdown(4, "")

  extension (text: String) def doubled: String = text + Probe.value(text)

  def extensions(): String = Probe.value("x").doubled.doubled

  def givens(): String =
    given Show with
      def show(number: Int): String = "n" + Probe.value(number)
    shown(3) + shown(4)

  private def shown(number: Int)(using show: Show): String = show.show(number) + Probe.value("!")

  def varargs(): String = joined(Probe.value("a"), "b", Probe.value("c"))

  private def joined(parts: String*): String =
    var all = ""
    var i = 0
    while i < parts.length do
      all += Probe.value(parts(i))
      i += 1
    all

  def valueClasses(): Int = (Metres(Probe.value(3)) + Metres(4)).value + Metres(1).boxed.value

  def opaqueTypes(): Int = Opaque.of(3).next.value

  def traits(): String = Loud().speak() + Both().speak() + Quiet().name

  def stackedTraits(): String = new Basic with Twice with Bracketed {}.text(Probe.value("t"))

  def traitDefaults(): Int = Scaler().scaled() + Scaler().scaled(5) + Doubler().scaled()

  def companions(): String = Companied.make(Probe.value(3)).show

  def companionsMarkedAlone(): Int = Alone.twice(Probe.value(3)) + Alone().thrice(2)

  def caseClasses(): String =
    val copied = Point(Probe.value(1), 2).copy(y = Probe.value(3))
    copied match
      case Point(1, y) => "y" + Probe.value(y)
      case _ => "no"

  def lazyValues(): Int =
    val holder = Holder()
    holder.number + holder.number + Probe.value(1)

  /** Those are found in a synchronized block. */
  def localLazyValues(): Int =
    lazy val number = Probe.held(7)
    number + number + Probe.value(1)

  def enums(): String = Side.Left.show + Side.Right(Probe.value(4)).show

  def innerClasses(): String =
    val outer = Outer(Probe.value("o"))
    outer.Inner().both

  def inlines(): Int = Inlined.twice(Probe.value(4))

  def properties(): Int =
    val p = Properties()
    p.computed = Probe.value(4)
    p.computed + p.computed

  def topLevel(): Int = ofFile() + ofFile(4)

  def structural(): String = (new Named { def name = Probe.value("anonymous") }).name

@Suspendable def ofFile(number: Int = Probe.value(11)): Int = Probe.value(number)

class Partly:
  @Suspendable def marked(number: Int = Probe.value(6)): Int = Probe.value(number)

object Partly:
  @Suspendable def stat(number: Int = Probe.value(7)): Int = Probe.value(number)

@Suspendable trait Show:
  def show(number: Int): String

class Metres(val value: Int) extends AnyVal:
  @Suspendable def +(other: Metres): Metres = Metres(Probe.value(value) + Probe.value(other.value))
  @Suspendable def boxed: Metres = Probe.value(this: Any).asInstanceOf[Metres]

object Opaque:
  opaque type Number = Int
  def of(value: Int): Number = value
  extension (number: Number)
    @Suspendable def next: Number = Probe.value(number + 1)
    def value: Int = number

trait Speaker:
  def name: String
  @Suspendable def speak(): String = Probe.value("I am ") + name

class Loud extends Speaker:
  def name = "loud"
  override def speak(): String = super.speak() + Probe.value("!")

@Suspendable trait Polite:
  def please: String = Probe.value("please ")

class Both extends Speaker, Polite:
  def name = "both"
  override def speak(): String = super[Polite].please + super[Speaker].speak()

trait Named:
  @Suspendable def name: String

class Quiet extends Named:
  def name: String = Probe.value("quiet")

trait Texts:
  @Suspendable def text(inner: String): String

class Basic extends Texts:
  def text(inner: String): String = Probe.value(inner)

trait Twice extends Texts:
  abstract override def text(inner: String): String = super.text(inner) + super.text(inner + "2")

trait Bracketed extends Texts:
  abstract override def text(inner: String): String = "(" + Probe.value(super.text(inner)) + ")"

trait Scaled:
  def base: Int = 10
  @Suspendable def scaled(factor: Int = Probe.value(2)): Int = base * Probe.value(factor) + hidden
  private def hidden: Int = Probe.value(1)

class Scaler extends Scaled

class Doubler extends Scaled:
  override def scaled(factor: Int): Int = super.scaled(factor) * Probe.value(2)

class Companied private (number: Int):
  @Suspendable def show: String = Probe.value("n") + number

object Companied:
  @Suspendable def make(number: Int): Companied = new Companied(Probe.value(number))

class Alone:
  @Suspendable def thrice(number: Int): Int = Probe.value(number) + Alone.twice(number)

@Suspendable object Alone:
  def twice(number: Int): Int = Probe.value(number) * 2

case class Point(x: Int, y: Int)

class Holder:
  @Suspendable lazy val number: Int = Probe.value(5) + Probe.value(6)

enum Side:
  case Left
  case Right(by: Int)
  @Suspendable def show: String = this match
    case Left => Probe.value("left")
    case Right(by) => "right" + Probe.value(by)

class Outer(text: String):
  @Suspendable private def outside: String = Probe.value(text)
  class Inner:
    @Suspendable def both: String = Probe.value("i") + text + outside

object Inlined:
  inline def twice(inline body: Int): Int = body + body

@Suspendable class Properties:
  private var stored = 0
  def computed: Int = Probe.value(stored)
  def computed_=(value: Int): Unit = stored = value + Probe.value(1)
