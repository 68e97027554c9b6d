"""Operators for what recurs: TIMEX3 type SET."""

from chrono.temporal.granularity import Granularity
from chrono.temporal.partial import grain, value_of

from .amounts import amount_value
from .context import Amount, Context, Sense


def every(_: Context, what: "Sense | str", quant: str | None = None, freq: str | None = None) -> Sense | None:
    """Every unit or amount (P1D) or every such date (XXXX-WXX-2)."""
    if isinstance(what, str):
        value = amount_value(Amount(((1, Granularity[what.upper()]),)))
        return Sense("set", value=value, quant=quant, freq=freq, granularity=Granularity[what.upper()], explicit=True)
    if what.amount is not None:
        return what._replace(kind="set", value=amount_value(what.amount), quant=quant, freq=freq, explicit=True)
    if what.partial is None:
        return None
    return Sense(
        "set", value=value_of(what.partial), quant=quant, freq=freq, granularity=grain(what.partial), explicit=True
    )


def times(_: Context, count: int | None, name: str) -> Sense:
    """So often in a unit: "twice a week"."""
    freq = f"{count if count is not None else 'X'}X"
    value = amount_value(Amount(((1, Granularity[name.upper()]),)))
    return Sense("set", value=value, freq=freq, granularity=Granularity[name.upper()], explicit=True)
