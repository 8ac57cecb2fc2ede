"""Listening: the signals that plugins bring, as the command line hands them to whoever reads media."""

from gate import registry
from gate.signal import Signal


def listening(names: tuple[str, ...] | None = None) -> tuple[Signal, ...]:
    """The signals of the plugins that are allowed (None: all that are installed), each of them proven; gate's own families bring none.

    Raises PluginError.
    """
    plugins = registry.allowed(registry.installed(), names)
    brought = registry.signals(plugin for plugin in plugins if plugin.distribution != registry.OWN)
    if not brought:
        return ()
    from gate.probe import proof  # noqa: PLC0415  all signals are read for it, and few houses bring any

    return proof.proven(brought)
