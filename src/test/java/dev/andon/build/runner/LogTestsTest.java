package dev.andon.build.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.build.FailedTest;
import dev.andon.build.FirstError;
import dev.andon.build.LogText;
import dev.andon.build.TestReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
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
    private static final String GTEST_OF_TESTS = """
            Cart|Sums|/shop/cart_test.cc:4: Failure/Expected equality of these values:/3/4/of two items//shop/cart_test.cc:4: Failure/Expected equality of these values:/log/Which is: "adding"/"x\\ny"/With diff:/@@ -1,1 +1,2 @@/-adding/+x/+y
            Cart|Throws|unknown file: Failure/C++ exception with description "no cart" thrown in the test body.
            Typed/1|IsInt, where TypeParam = double|/shop/cart_test.cc:13: Failure/Expected equality of these values:/sizeof(TypeParam)/Which is: 8/4u/Which is: 4
            Shop/Price|IsRound/1, where GetParam() = 2|/shop/cart_test.cc:8: Failure/Expected: (GetParam()) < (2), actual: 2 vs 2
            """;
    private static final String GTEST = GTEST_OF_TESTS + """
            Stock|SetUpTestSuite or TearDownTestSuite|/shop/cart_test.cc:14: Failure/Failed/no warehouse
            """;
    private static final String CTEST = """
            |crash_test|Subprocess aborted
            |slow|Timeout
            |gone|Not Run
            |counts (all) of it|Failed
            |wants_word|Failed
            """;

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
                        """),
                Arguments.of("gtest", GTEST),
                Arguments.of("gtest-brief", GTEST_OF_TESTS),
                Arguments.of("ctest", GTEST + CTEST),
                Arguments.of("ctest-v", GTEST + CTEST),
                Arguments.of("ctest-quiet", "|cart_test|Failed\n" + CTEST),
                Arguments.of("phpunit", """
                        CartTest|testThrows|RuntimeException: no cart
                        CartTest|testChained|LogicException: wrapped/in two lines
                        CartTest|testWarns|Undefined variable $undefined
                        CartTest|testSums|of two items/Failed asserting that 4 is identical to 3.
                        CartTest|testPrice with data set "round" ('x')|Failed asserting that two strings are equal./--- Expected/+++ Actual/@@ @@/-'a - b'/+'x'
                        CartTest|testPrice with data set #0 ('a\\nb')|Failed asserting that two strings are equal./--- Expected/+++ Actual/@@ @@/-'a - b'/+'a\\n/+b'
                        CartTest|testArrays|Failed asserting that two arrays are identical./--- Expected/+++ Actual/@@ @@/Array &0 (/'a' => 1/-    'b' => 2/+    'b' => 3/)
                        """),
                Arguments.of("phpunit-11", """
                        Shop\\BagTest|testWeight|The data provider specified for Shop\\BagTest::testWeight is invalid/Method Shop\\BagTest::weights() does not exist
                        Shop\\CartTest|testOpens|RuntimeException: no cart
                        Shop\\CartTest|testSums|of two items/Failed asserting that 4 is identical to 3.
                        Shop\\CartTest|testPrice with data set "round" ('x')|Failed asserting that two strings are identical./--- Expected/+++ Actual/@@ @@/-'2) Shop\\CartTest::testNone'/+'x'
                        """),
                Arguments.of("dotnet", """
                        Shop.Tests.CartTest|Sums|Assert.Equal() Failure: Values differ/Expected: 3/Actual:   4
                        Shop.Tests.CartTest+WhenEmpty|Price(name: "a.b", price: 1.5)|System.InvalidOperationException : no cart//and no stock
                        |a cart that is full, opens|Assert.True() Failure/Expected: True/Actual:   False
                        """),
                Arguments.of("dotnet-nunit", """
                        Shop.Tests.CartTest|Sums(1,2)|Assert.That(sum, Is.EqualTo(3))/Expected: 3/But was:  4
                        Shop.Tests.StockTest|Delivers|
                        Shop.Old.CartTest|Opens|Assert.AreEqual failed. Expected:<2>. Actual:<3>.
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
                "[  FAILED  ] 4 tests, listed below:",
                " 4 FAILED TESTS",
                "[ FAILED ] Cart.Sums (0 ms)",
                "The following tests FAILED:\n  cart_test",
                "\t  1 - cart_test (Failed)",
                "1/9 Test #1: cart_test ........................***Failed    0.01 sec",
                "The following tests did not run:\n\t  7 - skipped (Skipped)",
                "There was 1 failure:\n\n2) CartTest::testSums\nof another list",
                "1) CartTest::testSums\nFailed asserting that 4 is identical to 3.",
                "There was 1 risky test:\n\n1) CartTest::testNothing\nThis test did not perform any assertions",
                "There was 1 error:\n--\n1) CartTest::testSums\nof another list",
                "  Failed Shop.CartTest.Sums [5 ms]",
                "  Failed to open the cart\n  there was none\n  Error Message:\n   no cart",
                "Error Message:\n no cart\nStack Trace:\n   at Shop.CartTest.Sums()",
                "",
                "\n\n\n"
            })
    void whatIsNotSureIsNotNamed(String log) {
        assertEquals(List.of(), LogTests.of(log));
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                [ RUN      ] Cart.FailedOnce
                [       OK ] Cart.FailedOnce (0 ms)
                [==========] 1 test from 1 test suite ran. (0 ms total)
                [  PASSED  ] 1 test.

                  YOU HAVE 1 DISABLED TEST
                """, """
                    Start 3: error_pages
                1/2 Test #3: error_pages ......................   Passed    0.01 sec
                2/2 Test #4: failing ..........................***Skipped   0.00 sec

                100% tests passed, 0 tests failed out of 1

                The following tests did not run:
                \t  4 - failing (Skipped)
                """, """
                ..                                                                  2 / 2 (100%)

                There was 1 risky test:

                1) CartTest::testError
                This test did not perform any assertions

                OK, but there were issues!
                Tests: 2, Assertions: 1, Risky: 1.
                """, """
                  Passed Shop.Tests.CartTest.Sums(error: "none") [< 1 ms]
                  Skipped Shop.Tests.CartTest.Failed [1 ms]

                Passed!  - Failed:     0, Passed:     1, Skipped:     1, Total:     2, Duration: 20 ms - Shop.Tests.dll (net8.0)
                """, """
                ok 1 - tells an error
                  ✓ tells what failed (3 ms)
                test cart::error ... ok
                """})
    void whatPassedIsNotNamedAndHasNoFirstError(String log) {
        assertEquals(List.of(), LogTests.of(log));
        assertEquals(OptionalInt.empty(), FirstError.line(log));
    }

    @Test
    void whereOnlyTheEndIsLeftTheNamesAre() {
        String end = """
                ...
                [  FAILED  ] 2 tests, listed below:
                [  FAILED  ] Cart.Sums
                [  FAILED  ] Shop/Price.IsRound/1, where GetParam() = 2

                 2 FAILED TESTS
                """;
        assertEquals("Cart|Sums|\nShop/Price|IsRound/1, where GetParam() = 2|\n", named(LogTests.of(end)));
    }

    @Test
    void whatAnotherRunOfCTestWroteIsNotMixedIn() {
        String log = """
                1/1 Test #1: stock ............................***Failed    0.01 sec
                no warehouse

                The following tests FAILED:
                \t  1 - stock (Failed)
                1/1 Test #1: cart_test ........................***Failed    0.01 sec
                /shop/cart_test.cc:4: Failure
                [  FAILED  ] Cart.Sums (0 ms)

                The following tests FAILED:
                \t  1 - cart_test (Failed)
                """;
        List<FailedTest> failing = LogTests.of(log);
        assertEquals("Cart|Sums|/shop/cart_test.cc:4: Failure\n|stock|Failed\n", named(failing));
        assertEquals("no warehouse", failing.getLast().stack());
    }

    @Test
    void coloursDoNotHideThem() {
        String red = "\u001b[0;31m";
        String log = "\u001b[0;32m[ RUN      ] \u001b[mCart.Sums\n/shop/cart_test.cc:4: Failure\n"
                + red + "[  FAILED  ] \u001b[mCart.Sums (0 ms)\n"
                + "There was 1 failure:\n\n1) CartTest::testSums\n\u001b[41;37mFailed asserting\u001b[0m that\n--\n"
                + red + "  Failed Shop.CartTest.Sums [5 ms]\u001b[m\n" + red + "  Error Message:\n   no cart\u001b[m\n";
        assertEquals("""
                Cart|Sums|/shop/cart_test.cc:4: Failure
                CartTest|testSums|Failed asserting that
                Shop.CartTest|Sums|no cart
                """, named(LogTests.of(LogText.clean(log))));
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
