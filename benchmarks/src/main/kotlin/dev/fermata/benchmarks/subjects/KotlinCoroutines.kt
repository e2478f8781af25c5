package dev.fermata.benchmarks.subjects

import dev.fermata.benchmarks.AsyncSubject
import java.util.concurrent.CompletableFuture
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.async
import kotlinx.coroutines.cancelChildren
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.future.await
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.yield

/** Kotlin's coroutines on the event loop of `runBlocking`, which is one thread as ours is. */
class KotlinCoroutines : AsyncSubject() {
  private var written = 0L

  override fun pingPong(switches: Int) = handOver(switches, Channel.UNLIMITED)

  override fun rendezvous(switches: Int) = handOver(switches, Channel.RENDEZVOUS)

  private fun handOver(switches: Int, capacity: Int): Long = runBlocking {
    val there = Channel<Int>(capacity)
    val back = Channel<Int>(capacity)
    val other = async {
      var sum = 0L
      for (i in 0 until switches / 2) {
        sum += there.receive()
        back.send(BALL)
      }
      sum
    }
    var sum = 0L
    for (i in 0 until switches / 2) {
      there.send(BALL)
      sum += back.receive()
    }
    sum + other.await()
  }

  override fun turns(turns: Int): Long = runBlocking {
    val other = async { giveWay(turns / 2) }
    giveWay(turns / 2) + other.await()
  }

  private suspend fun giveWay(turns: Int): Long {
    var done = 0L
    for (i in 0 until turns) {
      yield()
      done++
    }
    return done
  }

  override fun spawnAndJoin(tasks: Int): Long = runBlocking {
    var sum = 0L
    for (i in 0 until tasks) sum += async { BALL }.await()
    sum
  }

  override fun fanOut(tasks: Int): Long = runBlocking {
    val all = ArrayList<Deferred<Int>>()
    for (i in 0 until tasks) all.add(async { BALL })
    var sum = 0L
    for (each in all) sum += each.await()
    sum
  }

  override fun completed(awaits: Int): Long {
    val stage = CompletableFuture.completedFuture(BALL)
    return runBlocking {
      var sum = 0L
      for (i in 0 until awaits) sum += stage.await()
      sum
    }
  }

  /** A flow pushes, which is less than to be asked for each element. */
  override fun asyncElements(n: Int): Long = runBlocking {
    var sum = 0L
    flow { for (i in 0 until n) emit(i) }.collect { sum += it }
    sum
  }

  override fun sleepers(tasks: Int, asleep: Runnable) = runBlocking {
    for (i in 0 until tasks) {
      launch {
        delay(3_600_000)
        written += i
      }
    }
    yield()
    asleep.run()
    coroutineContext.cancelChildren()
  }
}
