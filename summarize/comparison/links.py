"""Links: what hangs together, and which pairs of many are worth comparing."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

Item = TypeVar("Item")
Key = TypeVar("Key", bound="Hashable")

ALL_PAIRS = 12  # members up to which every pair is compared; 66 pairs


def connected(keys: Iterable[Key], links: Iterable[tuple[Key, Key]]) -> list[list[Key]]:
    """The sets of `keys` that hang together through `links`, two and more, in the order of keys."""
    parent = {key: key for key in keys}

    def root(key: Key) -> Key:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for a, b in links:
        parent[root(b)] = root(a)
    members: dict[Key, list[Key]] = defaultdict(list)
    for key in parent:
        members[root(key)].append(key)
    return [together for together in members.values() if len(together) > 1]


def compared_pairs(
    members: Sequence[Item], alike: Callable[[Item], Hashable]
) -> Iterator[tuple[Item, Item]]:
    """The pairs of `members` to compare, each in the order of `members`.

    Up to twelve members all pairs; of more, every pair of members that are not `alike`, one of
    each kind, and each other member with the first of its kind: two hundred outlets with three
    figures between them make some two hundred pairs and not twenty thousand.
    """
    if len(members) <= ALL_PAIRS:
        yield from combinations(members, 2)
        return
    first: dict[Hashable, Item] = {}
    for member in members:
        kind = alike(member)
        if kind in first:
            yield first[kind], member
        first.setdefault(kind, member)
    yield from combinations(first.values(), 2)
