"""Registry: which checks and signals there are: asks every plugin, settles their order, refuses clashes."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
import pluggy

from gate import hookspecs
from gate.check import Check
from gate.errors import PluginError
from gate.installed import GROUP, OWN, Plugin
from gate.rule import Rule
from gate.signal import Signal


def checks(plugins: Iterable[Plugin]) -> tuple[Check, ...]:
    """The checks of all plugins, by rule id.

    Raises PluginError when a plugin cannot be loaded, when two checks claim one id or name, and when gate's own checks are not there.
    """
    found = [check for plugin in plugins for check in _of(plugin)]
    if not any(check.origin == OWN for check in found):
        raise PluginError(f"no check of gate's own is installed, so nothing can be judged; reinstall {OWN}")
    for kind in ("id", "name"):
        claimed: dict[str, Check] = {}
        for check in found:
            key = getattr(check.rule, kind)
            other = claimed.setdefault(key, check)
            if other is not check:
                raise PluginError(f"{check.origin} and {other.origin} both claim rule {kind} {key}; remove one of them")
    return tuple(sorted(found, key=lambda check: check.rule.id))


def signals(plugins: Iterable[Plugin]) -> Mapping[str, tuple[Signal, ...]]:
    """The signals that plugins bring, by distribution. Raises PluginError when a plugin cannot be loaded."""
    brought: dict[str, tuple[Signal, ...]] = {}
    for plugin in plugins:
        brought[plugin.distribution] = brought.get(plugin.distribution, ()) + _brought(plugin).signals
    return {distribution: found for distribution, found in brought.items() if found}


class _Brought(msgspec.Struct, frozen=True):
    checks: tuple[Check, ...]
    signals: tuple[Signal, ...]


def _of(plugin: Plugin) -> list[Check]:
    """The checks of one plugin."""
    return [Check(check.rule, check.law, plugin.distribution) for check in _brought(plugin).checks]


def _brought(plugin: Plugin) -> _Brought:
    """All that one plugin brings. Raises PluginError when that is nothing, or not what is asked for."""
    checks, signals = _loaded(plugin)
    if not checks and not signals:
        raise PluginError(
            f"plugin {plugin.name} of {plugin.distribution} {plugin.version} brings no check and no signal; mend or remove it"
        )
    odd = [(item, "Check of a Rule") for item in checks if not (isinstance(item, Check) and isinstance(item.rule, Rule))]
    odd += [(item, "Signal") for item in signals if not isinstance(item, Signal)]
    if odd:
        item, due = odd[0]
        raise PluginError(f"plugin {plugin.name} of {plugin.distribution} brings {type(item).__name__} where a {due} is due")
    return _Brought(checks, signals)


def _loaded(plugin: Plugin) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """What the hooks of one plugin give. Whatever its code raises while it is loaded, gate's own or a stranger's, it cannot be followed:
    a PluginError, so that nothing is judged without it. Hence a broad `except`, the third beside those of evaluate and the door.
    """
    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(hookspecs)
    try:
        manager.register(plugin.point.load(), name=plugin.name)
        manager.check_pending()
        checks = tuple(check for given in manager.hook.gate_checks() for check in given)
        return checks, tuple(signal for given in manager.hook.gate_signals() for signal in given)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        message = (
            f"plugin {plugin.name} of {plugin.distribution} {plugin.version} cannot be loaded: {type(error).__name__}: {error}"
        )
        raise PluginError(f"{message}; mend it, or name the plugins you allow in the policy") from error
