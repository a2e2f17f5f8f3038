package dev.andon.gate;

import dev.andon.command.Actor;
import dev.andon.command.Command;
import dev.andon.command.Receipt;
import dev.andon.text.Texts;
import java.time.InstantSource;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Whom the endpoint turns to. All of it is called by several threads at once.
///
/// @param clock tells how old a board is
/// @param texts the language of sentences
/// @param bell is given the name of a source that should be looked at now
/// @param desk carries commands out and may block; null where there is none
public record Staff(
        InstantSource clock,
        Texts texts,
        Consumer<String> bell,
        @Nullable BiFunction<Command, Actor, Receipt> desk) {}
