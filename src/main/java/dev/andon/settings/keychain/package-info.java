/// The platform's keychain: where people keep the secrets of all their programs.
@NullMarked
package dev.andon.settings.keychain;

import org.jspecify.annotations.NullMarked;
