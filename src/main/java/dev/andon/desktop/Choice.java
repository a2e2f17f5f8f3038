package dev.andon.desktop;

/// An entry of the tray's menu.
///
/// @param label what it says
/// @param chosen what it does; any thread
record Choice(String label, Runnable chosen) {}
