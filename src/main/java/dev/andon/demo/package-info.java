/// The demo team: a server on loopback that speaks the protocols of real ones and lives through a working day.
@NullMarked
package dev.andon.demo;

import org.jspecify.annotations.NullMarked;
