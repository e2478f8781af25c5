"""Prints the nanoseconds of one switch of two asyncio tasks that hand a ball to and fro.

Given "cpu", it counts the processor's time, else the clock's.
"""

import asyncio
import statistics
import sys
import time

nanos = time.process_time_ns if sys.argv[1:] == ["cpu"] else time.perf_counter_ns


async def serve(rounds, there, back):
    for _ in range(rounds):
        there.put_nowait(1)
        await back.get()


async def answer(rounds, there, back):
    for _ in range(rounds):
        await there.get()
        back.put_nowait(1)


async def play(switches):
    there, back = asyncio.Queue(), asyncio.Queue()
    began = nanos()
    await asyncio.gather(
        answer(switches // 2, there, back), serve(switches // 2, there, back)
    )
    return (nanos() - began) / switches


print(statistics.median(asyncio.run(play(100_000)) for _ in range(5)))
