package dev.andon.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The line with which the trouble began is found, and no other is taken for it.
class FirstErrorTest {
    static Stream<Arguments> logs() {
        return Stream.of(
                Arguments.of("Maven", 2, """
                        [INFO] Compiling 12 source files
                        [WARNING] cart.java uses deprecated API
                        [ERROR] /shop/Cart.java:[12,5] cannot find symbol
                        [INFO] BUILD FAILURE
                        """),
                Arguments.of("a failing test of Maven", 1, """
                        [INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0
                        [ERROR] Tests run: 2, Failures: 1, Errors: 0, Skipped: 0 <<< FAILURE!
                        [ERROR]   CartTest.sums:14 expected: <3> but was: <4>
                        """),
                Arguments.of("Gradle", 1, """
                        > Task :test
                        CartTest > sums() FAILED
                            org.opentest4j.AssertionFailedError at CartTest.java:14
                        FAILURE: Build failed with an exception.
                        """),
                Arguments.of("a C compiler", 1, """
                        cc -Werror -c error_handler.c
                        cart.c:14:3: error: expected ';' before 'return'
                        make: *** [Makefile:3: cart.o] Error 1
                        """),
                Arguments.of("make alone", 1, """
                        cc -c cart.c
                        make[2]: *** [cart.o] Error 1
                        make: *** [all] Error 2
                        """),
                Arguments.of("a linker", 1, """
                        ld cart.o
                        cart.o: in function `main': undefined reference to `sum'
                        collect2: error: ld returned 1 exit status
                        """),
                Arguments.of("Rust", 1, """
                        Compiling shop
                        error[E0308]: mismatched types
                        error: could not compile `shop`
                        """),
                Arguments.of("TypeScript", 1, """
                        > tsc -p .
                        src/cart.ts(14,3): error TS2322: Type 'string' is not assignable
                        npm ERR! code ELIFECYCLE
                        """),
                Arguments.of("Go", 2, """
                        === RUN   TestSum
                        cart_test.go:14: got 4, want 3
                        --- FAIL: TestSum (0.00s)
                        FAIL
                        """),
                Arguments.of("a panic", 1, "running\npanic: runtime error: index out of range\n"),
                Arguments.of("Python", 1, """
                        collected 3 items
                        Traceback (most recent call last):
                          File "cart.py", line 3
                        ValueError: no
                        """),
                Arguments.of("pytest", 2, """
                        def test_sum():
                        >       assert 4 == 3
                        E       assert 4 == 3
                        FAILED test_cart.py::test_sum - assert 4 == 3
                        """),
                Arguments.of("Java", 1, """
                        starting
                        Exception in thread "main" java.lang.IllegalStateException: no
                        """),
                Arguments.of("a stack without a thread", 1, "x\njava.io.IOException: disk\n\tat a.B.c(B.java:1)\n"),
                Arguments.of("a runner that marks it", 2, """
                        ##[group]Run make test
                        0 errors so far
                        ##[error]Process did not start
                        """),
                Arguments.of("lines with their times", 1, """
                        2026-03-02T12:00:00.0000000Z running
                        2026-03-02T12:00:01.0000000Z panic: no cart
                        2026-03-02T12:00:02.0000000Z ##[error]Process completed with exit code 2.
                        """),
                Arguments.of("TAP", 1, "ok 1 - adds\nnot ok 2 - sums\n"),
                Arguments.of("a mocha", 1, "  ✓ adds\n  ✗ sums\n"),
                Arguments.of("a compiler that Maven ran", 3, """
                        [INFO] Compiling 1 source file
                        [INFO] -------------------------------------------------------------
                        [ERROR] COMPILATION ERROR :\s
                        [ERROR] /shop/Cart.java:[1,40] cannot find symbol
                        [INFO] BUILD FAILURE
                        """),
                Arguments.of("the compiler of Go", 1, """
                        # shop/cart
                        cart/cart.go:2:8: imported and not used: "os"
                        cart/cart.go:3:23: cannot use "a" as int value in return statement
                        """),
                Arguments.of("npm", 2, """
                        > shop@1.0.0 build
                        compiled with 0 errors
                        Error: Cannot find module './cart'
                        npm error Lifecycle script `build` failed with error:
                        """),
                Arguments.of("a linter of scripts", 3, """
                        > shop@1.0.0 lint

                        /shop/cart.js
                          3:7  error  'sum' is assigned a value but never used  no-unused-vars
                        ✖ 1 problem (1 error, 0 warnings)
                        """),
                Arguments.of("Node's runner", 1, """
                        ✔ adds (0.2ms)
                        ✖ sums (1.5ms)
                          AssertionError [ERR_ASSERTION]: wrong sum
                        """),
                Arguments.of("RSpec", 6, """
                        Pending: (Failures listed here are expected and do not affect your suite's status)

                          1) Cart is to be wrapped
                             Failure/Error: expect(wrapped).to be(true)


                        Failures:

                          1) Cart sums items
                        """),
                Arguments.of("Perl's prove", 1, """
                        #   Failed (TODO) test 'is wrapped'
                        #   Failed test 'sums'
                        Result: FAIL
                        """),
                Arguments.of("Jest", 2, """
                        PASS test/money.test.js
                          ✓ adds (3 ms)
                        FAIL test/cart.test.js
                          ● Cart › sums items
                        """),
                Arguments.of("cargo's tests", 1, """
                        test cart::opens ... ok
                        test cart::sums ... FAILED
                        """),
                Arguments.of("unittest", 2, """
                        F.
                        ======================================================================
                        FAIL: test_sums (cart_test.Cart.test_sums)
                        """),
                Arguments.of("GoogleTest", 3, """
                        [ RUN      ] Cart.FailsOnError
                        [       OK ] Cart.FailsOnError (0 ms)
                        [ RUN      ] Cart.Sums
                        /shop/cart_test.cc:4: Failure
                        Expected equality of these values:
                        [  FAILED  ] Cart.Sums (0 ms)
                        """),
                Arguments.of("CTest", 3, """
                        1/3 Test #1: errors ...........................   Passed    0.01 sec
                        2/3 Test #2: failed ...........................***Skipped   0.00 sec
                            Start 3: slow
                        3/3 Test #3: slow .............................***Timeout   1.00 sec
                        The following tests FAILED:
                        Errors while running CTest
                        """),
                Arguments.of("CTest that shows all", 2, """
                        1: [ RUN      ] Cart.Errors
                        1: [       OK ] Cart.Errors (0 ms)
                        1: /shop/cart_test.cc:4: Failure
                        1/1 Test #1: cart_test ........................***Failed    0.01 sec
                        """),
                Arguments.of("PHPUnit", 2, """
                        Time: 00:00.006, Memory: 4.00 MB

                        There were 10 errors:

                        1) CartTest::testThrows
                        RuntimeException: no cart
                        """),
                Arguments.of("xUnit", 1, """
                          Passed Shop.Tests.CartTest.Failed [< 1 ms]
                        [xUnit.net 00:00:00.31]     Shop.Tests.CartTest.Sums [FAIL]
                          Failed Shop.Tests.CartTest.Sums [5 ms]
                        """),
                Arguments.of(".NET", 2, """
                            0 Error(s)
                          Passed Shop.Tests.CartTest.Failed [< 1 ms]
                          Failed Shop.Tests.CartTest.Sums [1 m 2 s]
                          Error Message:
                        Failed!  - Failed:     1, Passed:     1, Skipped:     0, Total:     2, Duration: 20 ms
                        """),
                Arguments.of("tests with words in their names", 2, """
                        ok 1 - prints ERROR: no route
                          ✓ says that it failed
                        not ok 2 - sums
                        """),
                Arguments.of("pip", 1, """
                        Looking in links: wheels
                        ERROR: Could not find a version that satisfies the requirement bag (from versions: none)
                        """),
                Arguments.of("curl", 1, "asking\ncurl: (7) Failed to connect to shop.test port 9\n"),
                Arguments.of("a shell", 1, "+ deplox\n/bin/sh: 1: deplox: not found\n"),
                Arguments.of("a crash", 1, "run\nSegmentation fault (core dumped)\n"),
                Arguments.of("Git", 1, "Cloning\nfatal: repository 'shop' does not exist\n"),
                Arguments.of("only a word", 1, "deploying\nthe upload failed after 3 tries\nexit code 1\n"),
                Arguments.of("a complaint after a word", 2, "the first try failed\nagain\nERROR: no route\n"),
                Arguments.of("only the farewell", 2, "a\nb\nprogram finished with exit code 1\nc\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("logs")
    void isFound(String tool, int line, String log) {
        assertEquals(OptionalInt.of(line), FirstError.line(log), tool);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "all is well",
                "0 errors, 0 warnings",
                "Tests run: 12, Failures: 0, Errors: 0, Skipped: 1",
                "no errors found",
                "12 passed, 0 failed",
                "failed: 0",
                "compiling ErrorHandler.java with errorprone",
                "cc -Wno-error -c cart.c",
                "copying error-page.html",
                "warning: unused variable 'error'",
                "continue-on-error: true",
                "install libgpg-error-dev:amd64 1.46-1",
                "not ok 3 - sums # TODO later",
                "    cart_test.go:14: as it should be",
                "exit code 0",
                "process exited with code 0"
            })
    void whatIsWellIsNoError(String line) {
        assertEquals(OptionalInt.empty(), FirstError.line(line));
    }

    @Test
    void someFailuresAmongZerosCount() {
        assertEquals(OptionalInt.of(0), FirstError.line("Failures: 0, Errors: 2"));
    }
}
