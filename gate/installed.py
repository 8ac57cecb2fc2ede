"""Installed: the plugins of this Python, and which of them may be loaded."""

import importlib.metadata
from collections.abc import Iterable

import msgspec

from gate.errors import PluginError

GROUP = "gate"
OWN = "delivery-gate"


class Plugin(msgspec.Struct, frozen=True):
    """A plugin that is installed: its name, its distribution, and the entry point that loads it."""

    name: str
    distribution: str
    version: str
    point: importlib.metadata.EntryPoint


def plugins() -> tuple[Plugin, ...]:
    """Every plugin of entry point group `gate`, by distribution and name."""
    points = [(point, point.dist) for point in importlib.metadata.entry_points(group=GROUP) if point.dist]
    # A distribution reads its metadata anew each time that it is asked for its name.
    names = {id(dist): (dist.name, dist.version) for dist in {id(dist): dist for _, dist in points}.values()}
    found = {(names[id(dist)][0], point.name): Plugin(point.name, *names[id(dist)], point) for point, dist in points}
    return tuple(plugin for _, plugin in sorted(found.items()))


def allowed(found: Iterable[Plugin], names: tuple[str, ...] | None) -> tuple[Plugin, ...]:
    """The plugins that may be loaded: gate's own, and of the others those whose distribution the policy names (None: all).

    Raises PluginError for a name that is not installed.
    """
    found = tuple(found)
    if names is None:
        return found
    distributions = {plugin.distribution for plugin in found}
    if lacking := sorted(set(names) - distributions):
        raise PluginError(
            f"the policy asks for plugin {', '.join(lacking)}, which is not installed; install it or drop it from `plugins`"
        )
    return tuple(plugin for plugin in found if plugin.distribution in {OWN, *names})
