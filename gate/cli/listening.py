"""Listening: the signals that plugins bring, as the command line hands them to whoever reads media."""

from gate import installed
from gate.signal import Signal


def listening(names: tuple[str, ...] | None = None) -> tuple[Signal, ...]:
    """The signals of the plugins that are allowed (None: all that are installed), each of them proven; gate's own families bring none.

    Raises PluginError.
    """
    plugins = installed.allowed(installed.plugins(), names)
    strangers = [plugin for plugin in plugins if plugin.distribution != installed.OWN]
    if not strangers:
        return ()
    from gate import registry  # noqa: PLC0415  few houses bring plugins, and of all signals each is read for a proof
    from gate.probe import proof  # noqa: PLC0415  as above

    return proof.proven(registry.signals(strangers))
