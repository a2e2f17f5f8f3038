package dev.andon.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// The CPU time that this process has used, all its threads together, collector and compiler included. Read from the
/// system's clock, because the one that Java offers steps by 10 ms.
final class Cpu {
    private static final int CLOCK_PROCESS_CPUTIME_ID = 2;
    private static final MethodHandle CLOCK = clock();
    private static final MemorySegment TIME = Arena.global().allocate(16, 8);

    private Cpu() {}

    // The clock is a function of the system's own library.
    @SuppressWarnings("restricted")
    private static MethodHandle clock() {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().find("clock_gettime").orElseThrow(),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    }

    static synchronized double milliseconds() {
        try {
            int _ = (int) CLOCK.invokeExact(CLOCK_PROCESS_CPUTIME_ID, TIME);
        } catch (Throwable e) {
            throw new IllegalStateException("the system has no clock of a process's CPU time", e);
        }
        return TIME.get(ValueLayout.JAVA_LONG, 0) * 1e3 + TIME.get(ValueLayout.JAVA_LONG, 8) / 1e6;
    }
}
