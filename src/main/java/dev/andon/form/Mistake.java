package dev.andon.form;

/// What is wrong with settings, and where.
///
/// @param line counted from 1; 0 when it is about the file as a whole
/// @param column counted from 1
/// @param path the keys that lead there; empty at the top
/// @param sentence for people; holds no secret
public record Mistake(int line, int column, String path, String sentence) {}
