"""Spreads the changes over processes, and outlives the one whose change runs on or takes the engine with it.

The limit of a change is processor time, so that a busy machine changes nothing. Tasks are of a fixed size and
each starts afresh: the results do not depend on how many processes there are.
"""

from __future__ import annotations

import multiprocessing
import multiprocessing.connection
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess

from hipaactl.policy.child_limits import end_with_parent, limit_memory
from hipaactl.policy.modules import ModuleSet
from mutation.bench import CRASHED, ENDLESS, Bench
from mutation.changes import Mutant

SECONDS = 20.0
MEMORY = 4 * 1024**3
_SIZE = 50
_CONTEXT = multiprocessing.get_context("fork")

Task = tuple[int, ...]


@dataclass
class _Worker:
    process: ForkProcess
    pipe: Connection
    task: deque[int]


def judged(
    modules: ModuleSet, mutants: Sequence[Mutant], jobs: int, seconds: float = SECONDS
) -> Iterator[tuple[Mutant, str]]:
    """Each of ``mutants`` with what became of it, in the order in which that is known."""
    tasks = deque(_tasks(mutants))
    workers: list[_Worker] = []
    try:
        while tasks or workers:
            while tasks and len(workers) < jobs:
                workers.append(_start(modules, mutants, tasks.popleft(), seconds))
            ready = multiprocessing.connection.wait([worker.pipe for worker in workers])
            for worker in [worker for worker in workers if worker.pipe in ready]:
                try:
                    result: str = worker.pipe.recv()
                except EOFError:
                    worker.process.join()
                    workers.remove(worker)
                    if worker.task:
                        yield mutants[worker.task.popleft()], _ended(worker.process)
                    if worker.task:
                        tasks.appendleft(tuple(worker.task))
                    continue
                yield mutants[worker.task.popleft()], result
                if not worker.task and tasks:
                    worker.task = deque(tasks.popleft())
                    worker.pipe.send(tuple(worker.task))
                elif not worker.task:
                    worker.pipe.send(())
    finally:
        for worker in workers:
            worker.process.terminate()
            worker.process.join()


def _tasks(mutants: Sequence[Mutant]) -> Iterator[Task]:
    """Indexes of neighbouring changes of one file."""
    task: list[int] = []
    for index, mutant in enumerate(mutants):
        if task and (len(task) == _SIZE or mutants[task[0]].file != mutant.file):
            yield tuple(task)
            task = []
        task.append(index)
    if task:
        yield tuple(task)


def _start(modules: ModuleSet, mutants: Sequence[Mutant], task: Task, seconds: float) -> _Worker:
    ours, theirs = _CONTEXT.Pipe()
    process = _CONTEXT.Process(target=_serve, args=(theirs, modules, mutants, seconds), daemon=True)
    process.start()
    theirs.close()
    ours.send(task)
    return _Worker(process, ours, deque(task))


def _ended(process: ForkProcess) -> str:
    return ENDLESS if process.exitcode == -signal.SIGPROF else CRASHED


def _serve(pipe: Connection, modules: ModuleSet, mutants: Sequence[Mutant], seconds: float) -> None:
    end_with_parent()
    limit_memory(MEMORY)
    texts = {module.file: module for module in modules}
    bench: Bench | None = None
    while task := pipe.recv():
        module = texts[mutants[task[0]].file]
        if bench is None or bench.module.file != module.file:
            bench = Bench(modules, module)
        bench.reset()
        for index in task:
            signal.setitimer(signal.ITIMER_PROF, seconds)
            result = bench.judge(mutants[index].applied(module.text))
            signal.setitimer(signal.ITIMER_PROF, 0)
            pipe.send(result)
