package dev.andon.build.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.build.FailedTest;
import dev.andon.build.TestReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What runners write when tests fail names these tests, and nothing else does.
class LogTestsTest {
    /// Each test as its suite, its name, and what it says with its lines joined.
    static Stream<Arguments> logs() {
        return Stream.of(
                Arguments.of("surefire", """
                        |shop.StockTest|java.lang.IllegalStateException: no warehouse
                        shop.CartTest|opens|java.lang.IllegalStateException:/no cart/and no stock
                        shop.CartTest|sums(String)[2]|org.opentest4j.AssertionFailedError: expected: <3.00> but was: <4.00>
                        """),
                Arguments.of("surefire-2", """
                        shop.CartTest|sums|java.lang.AssertionError: expected:<3> but was:<4>
                        """),
                Arguments.of("gradle", """
                        CartTest|sums()|org.opentest4j.AssertionFailedError: expected: <3> but was: <4>
                        CartTest > WhenEmpty|has no sum|java.lang.IllegalStateException at CartTest.java:30
                        """),
                Arguments.of("pytest", """
                        tests/test_cart.py|test_sums|assert 4 == 3
                        tests/test_cart.py|test_names[a - b]|AssertionError: assert 'a - b' == ''
                        tests/test_cart.py|test_names[c[1]]|AssertionError: assert 'c[1]' == ''
                        tests/test_cart.py::TestEmpty|test_no_sum|ValueError: two
                        tests/test_cart.py|test_delivers|RuntimeError: no warehouse
                        |tests/test_old.py|ModuleNotFoundError: No module named 'bag'
                        """),
                Arguments.of("unittest", """
                        cart_test.Stock|setUpClass|RuntimeError: no warehouse
                        cart_test.Cart|test_sums (items=2)|AssertionError: '3' != '4'/- 3/+ 4
                        cart_test.Cart|test_opens|AssertionError: False is not true
                        """),
                Arguments.of("go", """
                        shop/stock|TestStock|panic: no warehouse [recovered]/panic: no warehouse
                        shop/cart|TestSum|cart_test.go:3: got 4, want 3/cart_test.go:4: of two/items
                        shop/cart|TestEmpty/no_sum|cart_test.go:6: not empty
                        """),
                Arguments.of("go-v", """
                        shop/cart|TestSum|cart_test.go:3: got 4, want 3
                        shop/cart|TestEmpty/no_sum|cart_test.go:6: not empty
                        """),
                Arguments.of("cargo", """
                        cart|names|note: test did not panic as expected at src/lib.rs:10:32
                        cart|sums|assertion `left == right` failed/left: 4/right: 3
                        |src/lib.rs - sum (line 1)|
                        """),
                Arguments.of("jest", """
                        test/cart.test.js|Cart › sums items|expect(received).toBe(expected) // Object.is equality//Expected: 3/Received: 4
                        test/cart.test.js|opens|no cart
                        test/bag.test.js|Test suite failed to run|Cannot find module './bag' from 'test/bag.test.js'
                        """),
                Arguments.of("vitest", """
                        |test/bag.test.ts|Error: Cannot find module './bag' imported from test/bag.test.ts
                        test/cart.test.ts|Cart > sums > items|AssertionError: expected 4 to be 3 // Object.is equality//- Expected/+ Received
                        test/cart.test.ts|opens|Error: no cart
                        """),
                Arguments.of("mocha", """
                        Cart > when empty|has no sum|AssertionError: not empty
                        |opens|Error: no cart
                        """),
                Arguments.of("node", """
                        test/cart.test.js|sums|AssertionError [ERR_ASSERTION]: wrong sum//4 !== 3
                        """),
                Arguments.of("tap", """
                        |sums|wrong sum//4 !== 3
                        cart|is empty|not empty
                        |not ok 5|it says so
                        """),
                Arguments.of("prove", """
                        |sums|at t/cart.t line 3./got: '4'/expected: '3'
                        cart|is empty|at t/cart.t line 5.
                        """),
                Arguments.of("rspec", """
                        ./spec/cart_spec.rb|Cart sums items|Failure/Error: expect(sum).to eq(3)//expected: 3/got: 4//(compared using ==)
                        ./spec/cart_spec.rb|Cart when empty opens|Failure/Error: raise "no cart"//RuntimeError:/no cart
                        """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("logs")
    void theTestsThatFailedAreNamedWithWhatTheySay(String log, String expected) throws IOException {
        assertEquals(expected, named(LogTests.of(read(log))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("logs")
    void alsoWhereTheServerWritesTheTimeBeforeEachLine(String log, String expected) throws IOException {
        for (String time : List.of(
                "2026-03-02T12:00:00.0000000Z ",
                "[2026-03-02T12:00:00.000Z] ",
                "2026-03-02T12:00:00.000000Z 00O ",
                "2026-03-02T12:00:00.000000Z 0aE+")) {
            String timed = read(log).lines().map(time::concat).collect(Collectors.joining("\n"));
            assertEquals(expected, named(LogTests.of(timed)), time);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FAILED",
                "BUILD FAILED in 3s",
                "> Task :test FAILED",
                "cart > checkout FAILED",
                "cart > checkout FAILED\n    see above",
                "FAILED tests/test_cart.py::test_sums - without a summary's head",
                "[ERROR] Tests run: 2, Failures: 1, Errors: 0, Skipped: 0, Time elapsed: 0.5 s <<< FAILURE! -- in shop.CartTest",
                "[ERROR] shop.CartTest.sums:12 expected: <3> but was: <4>",
                "ERROR: test_sums (cart_test.Cart)",
                "FAIL\tshop/cart [build failed]",
                "FAIL: TestSum (0.00s)",
                "test result: FAILED. 1 passed; 2 failed",
                "testing the cart ... FAILED",
                "FAIL test/cart.test.js",
                "  ● Cart › sums items",
                "  1) Cart\n       sums items:",
                "  2 failing\n\n  3) of another list:",
                "✖ sums (1.511755ms)",
                "it is not ok 1 - sums",
                "not ok 3 - sums # TODO later",
                "not ok 3 - sums # skip no network",
                "rspec ./spec/cart_spec.rb:2 # Cart sums items",
                "#   Failed (TODO) test 'sums'",
                "",
                "\n\n\n"
            })
    void whatIsNotSureIsNotNamed(String log) {
        assertEquals(List.of(), LogTests.of(log));
    }

    @Test
    void soMuchIsNamedAndNoMore() {
        String log = IntStream.range(0, 5_000)
                .mapToObj(i -> "not ok " + i + " - sums " + i + "\n# " + "x".repeat(90))
                .collect(Collectors.joining("\n"));
        List<FailedTest> failing = LogTests.of(log);
        assertEquals(TestReport.NAMED_AT_MOST, failing.size());
        assertTrue(failing.getLast().message().length() <= 100);
    }

    private static String named(List<FailedTest> tests) {
        return tests.stream()
                .map(test -> test.suite() + "|" + test.name() + "|"
                        + test.message().lines().map(String::strip).collect(Collectors.joining("/")) + "\n")
                .collect(Collectors.joining());
    }

    private static String read(String log) throws IOException {
        try (InputStream text = LogTestsTest.class.getResourceAsStream(log + ".log")) {
            return new String(Objects.requireNonNull(text, log).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
