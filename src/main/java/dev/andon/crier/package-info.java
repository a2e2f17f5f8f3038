/// Takes boards, and hands on what people are told of them.
@NullMarked
package dev.andon.crier;

import org.jspecify.annotations.NullMarked;
