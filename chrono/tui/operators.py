"""The operators of a rule, drawn as a tree: ``part(END, nth(1, week))`` gets a branch for each that holds others."""


def tree(expression: str) -> list[str]:
    """The lines of the drawing; an expression without nested operators is one line."""
    name, inside = _parted(expression)
    if not any("(" in part for part in inside):
        return [expression]
    lines = [name]
    for number, part in enumerate(inside, 1):
        last = number == len(inside)
        first, *rest = tree(part)
        lines.append(f"{'└' if last else '├'} {first}")
        lines += [f"{' ' if last else '│'} {one}" for one in rest]
    return lines


def _parted(expression: str) -> tuple[str, list[str]]:
    """Operator and arguments; what is no call (or is not closed) has no arguments."""
    name, bracket, rest = expression.partition("(")
    if not bracket or not rest.endswith(")") or not name.replace("_", "").isalnum():
        return expression, []
    parts, depth, start = [], 0, 0
    for at, char in enumerate(rest[:-1]):
        depth += (char in "([") - (char in ")]")
        if char == "," and not depth:
            parts.append(rest[start:at].strip())
            start = at + 1
    return name, [*parts, rest[start:-1].strip()]
