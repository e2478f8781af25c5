"""Prints the nanoseconds of one switch of two asyncio tasks that hand a ball to and fro."""

import asyncio
import time


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
    began = time.perf_counter_ns()
    async with asyncio.TaskGroup() as group:
        group.create_task(answer(switches // 2, there, back))
        group.create_task(serve(switches // 2, there, back))
    return (time.perf_counter_ns() - began) / switches


print(min(asyncio.run(play(200_000)) for _ in range(5)))
