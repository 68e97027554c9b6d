"""Cost of the network, as ratios to a bare pass over its edges (``pytest tests/bench/test_network.py`` prints them).

The bare pass relaxes every edge once, in plain Python with list indices: the least that any solver must do. Ratios
carry over from one machine to another, seconds do not. The model is loaded and frozen (``gc.freeze``) before the
clock starts, as an application would after loading; times are CPU times, the best of three where an operation can be
repeated.
"""

import gc
import math
import random
import time
import tracemalloc

import pytest

from chrono.network import Constraint, Network
from chrono.network.encode import HORIZON
from tests.bench.network_regimes import GAPPY, NEWS, chain, dense, statements, with_contradictions

EVENTS = 100_000


@pytest.fixture(autouse=True)
def frozen():
    """What earlier benchmarks left does not weigh on the next."""
    gc.collect()
    yield
    gc.unfreeze()
    gc.collect()


@pytest.fixture
def say(capsys):
    def line(text):
        with capsys.disabled():
            print(f"\n  {text}", end="")

    return line


def clock(work):
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def loaded(constraints):
    network = Network()
    for constraint in constraints:
        network.state(constraint)
    gc.collect()
    gc.freeze()
    return network


def best(work, times=3):
    return min(clock(work)[0] for _ in range(times))


def bare_pass(network):
    """Seconds to relax every edge once."""
    sheet = network._ledger.sheet
    tails, heads, weights = *sheet.ends, sheet.weight

    def relax():
        far = [HORIZON] * sheet.points
        for edge in range(len(weights)):
            head = heads[edge]
            value = far[tails[edge]] + weights[edge]
            if value < far[head]:  # noqa: PLR1730 (as the engine does it)
                far[head] = value

    return best(relax, 7)


def resolve(network):
    """Solve from the start, conflicts and explanations included."""
    network._repair.solve()
    network._solution = None
    return network.solve()


@pytest.mark.parametrize(("name", "regime", "limit"), [("news", NEWS, 12), ("gappy", GAPPY, 30)])
def test_batch(say, name, regime, limit):
    network = loaded(statements(EVENTS, regime))
    bare = bare_pass(network)
    seconds = best(lambda: resolve(network))
    say(f"batch, {name}: {seconds:.2f} s = {seconds / bare:.1f} bare passes (at most {limit})")
    assert network.solve().consistent
    assert seconds / bare <= limit


def test_contradictions(say):
    network = loaded(with_contradictions(statements(EVENTS), 0.003))
    bare = bare_pass(network)
    seconds = best(lambda: resolve(network), 2)
    conflicts = network.solve().conflicts
    sizes = sorted(len(conflict.cycle) for conflict in conflicts)
    say(
        f"greedy, 0.3 % contradictions: {seconds:.2f} s = {seconds / bare:.1f} bare passes (at most 30), "
        f"{len(conflicts)} refused and explained by {sum(sizes) / len(sizes):.1f} constraints (at most {sizes[-1]})"
    )
    assert seconds / bare <= 30


def test_insert_and_retract(say):
    constraints = statements(EVENTS)
    draw = random.Random(5)
    chosen = set(draw.sample(range(len(constraints)), 2000))
    late = [constraint for at, constraint in enumerate(constraints) if at in chosen]
    network = loaded([constraint for at, constraint in enumerate(constraints) if at not in chosen])
    visit = bare_pass(network) / len(network._ledger.sheet.weight)
    network.solve()
    numbers = [network._ledger.add(constraint) for constraint in late]
    network._repair.state.grow()
    gc.freeze()
    visits = network._repair.state.visits
    inserts = sorted(clock(lambda n=number: network._repair.settle([n]))[0] for number in numbers)
    moved = (network._repair.state.visits - visits) / len(numbers)
    draw.shuffle(numbers)
    retracts = sorted(clock(lambda n=number: network._repair.remove(n))[0] for number in numbers)
    for name, times, limit in (("insert", inserts, 100), ("retract", retracts, 300)):
        half, most = times[len(times) // 2], times[len(times) * 99 // 100]
        say(
            f"{name}: p50 {half * 1e6:.1f} µs = {half / visit:.0f}, p99 {most * 1e6:.1f} µs = {most / visit:.0f} "
            f"bare edge visits (at most {limit}); {moved:.1f} points moved on average"
        )
        assert most / visit <= limit


def test_timeline(say):
    network = loaded(statements(EVENTS))
    bare = bare_pass(network)
    network.solve()
    seconds = best(network.timeline)
    say(f"timeline with rank intervals: {seconds:.2f} s = {seconds / bare:.1f} bare passes (at most 15)")
    assert seconds / bare <= 15


def test_growth(say):
    sizes = (1_000, 10_000, 100_000)
    costs = []
    for size in sizes:
        network = loaded(statements(size))
        bare = bare_pass(network)
        seconds = best(lambda network=network: (resolve(network), network.timeline()))
        costs.append((seconds, seconds / bare))
    spread = math.log(sizes[-1] / sizes[0])
    exponents = [math.log(last / first) / spread for first, last in zip(costs[0], costs[-1], strict=True)]
    table = ", ".join(f"{size}: {s:.3f} s / {r:.1f} passes" for size, (s, r) in zip(sizes, costs, strict=True))
    say(
        f"growth of solving and ordering: {table}; exponent {exponents[0]:.2f} in seconds, {exponents[1]:.2f} in passes"
    )
    assert exponents[0] <= 1.3


def test_memory(say):
    events = 20_000
    constraints = statements(events)
    gc.collect()
    tracemalloc.start()
    network = Network()
    for constraint in constraints:
        network.state(constraint)
    network.solve()
    network.add(Constraint("late", "BEFORE", "e1", "e2", confidence=0.1))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    say(f"memory over the constraints: at most {peak / events:.0f} bytes an event (1500)")
    assert peak / events <= 1500


@pytest.mark.parametrize("contradiction", [False, True])
def test_chain_without_dates(say, contradiction):
    events = 20_000
    last = [Constraint("last", "BEFORE", f"e{events - 1:06}", "e000000")] if contradiction else []
    network = loaded([*chain(events, 0.0), *last])
    seconds, solution = clock(lambda: resolve(network))
    say(f"chain of {events} without dates, {len(solution.conflicts)} contradictions: {seconds:.2f} s")
    assert len(solution.conflicts) == len(last)


def test_dense_conflicts(say):
    network = loaded(dense(1_000))
    bare = bare_pass(network)
    seconds, solution = clock(lambda: resolve(network))
    say(
        f"dense conflicts: {len(solution.conflicts)} of {len(network.constraints)} refused in {seconds:.2f} s, "
        f"{seconds / bare / len(solution.conflicts):.2f} bare passes each"
    )
    assert solution.conflicts
