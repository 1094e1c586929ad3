package io.typogram.topology.claims.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.topology.claims.entity.Name;
import io.typogram.topology.claims.entity.NameOutcome;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsernamesTest {

    /// Letters that nothing else looks like: no i, l or o, no m beside rn.
    private static final String PLAIN = "abcdefghjkpqrstuvwxyz";

    @ParameterizedTest
    @CsvSource({
        "ada, ADA", // case
        "ada, аdа", // Cyrillic
        "scope, ѕсоре", // all Cyrillic
        "BOT, ΒΟΤ", // all Greek, as written
        "ada, ＡＤＡ", // width
        "jose, josé", // a composed mark
        "jose, jose\u0301", // a combining mark
        "zalgo, z\u0317a\u0300l\u0316go\u0301",
        "ada, a\u200bda", // zero width
        "ada, \u2060ada\ufeff",
        "ada, a\u00adda", // soft hyphen
        "paypal, paypaI", // a capital I
        "paypal, paypa1",
        "google, g00gle",
        "modern, modem",
        "strasse, straße",
        "soren, søren",
        "file, ﬁle", // a ligature
        "ada, 𝐚𝐝𝐚", // mathematical letters
        "ada, ⓐⓓⓐ"
    })
    void namesThatLookAlikeAreOneName(String one, String other) {
        assertThat(Collections.disjoint(Skeletons.of(one), Skeletons.of(other))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "ada, adam",
        "ada, eda",
        "bob, boob",
        "ada.l, adal",
        "ada_l, ada-l",
        "かな, がな",
        "иван, ивана"
    })
    void namesThatDoNotLookAlikeAreTwo(String one, String other) {
        assertThat(Skeletons.of(one)).doesNotContainAnyElementsOf(Skeletons.of(other));
    }

    @Property
    void aSkeletonIsItsOwn(@ForAll @StringLength(max = 20) String name) {
        for (String skeleton : Skeletons.of(name)) {
            assertThat(Skeletons.of(skeleton).getFirst()).isEqualTo(skeleton);
        }
    }

    @Test
    void theSkeletonOfEveryCharacterIsItsOwn() {
        var different = new TreeSet<String>();
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            if (Character.isDefined(point) && Character.getType(point) != Character.SURROGATE) {
                String skeleton = Skeletons.of(Character.toString(point)).getFirst();
                if (!Skeletons.of(skeleton).getFirst().equals(skeleton)) {
                    different.add(Integer.toHexString(point));
                }
            }
        }
        assertThat(different).isEmpty();
    }

    @Property
    void caseAndZeroWidthTellNobodyApart(@ForAll("plain") String name) {
        assertThat(Skeletons.of(name.toUpperCase(Locale.ROOT))).containsAll(Skeletons.of(name));
        assertThat(Skeletons.of(String.join("\u200d", name.split(""))))
                .isEqualTo(Skeletons.of(name));
    }

    @Property
    void distinctPlainNamesAreDistinct(@ForAll("plain") String one, @ForAll("plain") String other) {
        Assume.that(!one.equals(other));

        assertThat(Skeletons.of(one)).doesNotContainAnyElementsOf(Skeletons.of(other));
    }

    @Property
    void whatFitsFitsAgainAsItIsShown(@ForAll @StringLength(min = 3, max = 12) String text) {
        if (Usernames.read(text) instanceof NameOutcome.Fit(Name name)) {
            assertThat(Usernames.read(name.shown().orElseThrow()))
                    .isEqualTo(new NameOutcome.Fit(name));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "Ada_Lovelace",
                "ada-l.1",
                "Zoë",
                "иван",
                "Δημήτρης",
                "さくら",
                "タイプabc",
                "李小龍",
                "김철수",
                "عمر",
                "नमस्ते",
                "สมชาย",
                "100"
            })
    void namesOfManyLanguagesFit(String text) {
        assertThat(Usernames.read(text)).isInstanceOf(NameOutcome.Fit.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ad",
                "",
                "a b c",
                " ada",
                "ada ",
                "_ada",
                "ada_",
                "a..da",
                "a.-da",
                "ada@home",
                "a\u200bda",
                "a\u202eda",
                "a\u0000da",
                "ada\ud83d\ude00",
                "аda", // one letter is Cyrillic
                "αda",
                "ada٣1", // digits of two scripts
                "a\u0300\u0301\u0302\u0303\u0304b",
                "\u0301ada",
                "\ud800ada"
            })
    void whatIsNoNameIsRefused(String text) {
        assertThat(Usernames.read(text)).isInstanceOf(NameOutcome.Unfit.class);
    }

    @Test
    void aNameHas3To30Characters() {
        assertThat(Usernames.read("abc")).isInstanceOf(NameOutcome.Fit.class);
        assertThat(Usernames.read("ab")).isInstanceOf(NameOutcome.Unfit.class);
        assertThat(Usernames.read("a".repeat(30))).isInstanceOf(NameOutcome.Fit.class);
        assertThat(Usernames.read("a".repeat(31))).isInstanceOf(NameOutcome.Unfit.class);
        assertThat(Usernames.read("a".repeat(1_000_000))).isInstanceOf(NameOutcome.Unfit.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin",
                "Admin",
                "ADMIN",
                "a.d.m.i.n",
                "аdmіn",
                "ａｄｍｉｎ",
                "support",
                "supp0rt",
                "SUPPORT",
                "typogram",
                "typogram-team",
                "the.typogram",
                "Typ0gram",
                "ro-ot"
            })
    void someNamesAreForNobody(String text) {
        assertThat(Usernames.read(text)).isNotInstanceOf(NameOutcome.Fit.class);
    }

    @Test
    void aReservedWordInsideOfANameIsNoReservedWord() {
        for (String text : List.of("adminton", "helper", "steamer", "rooted", "supporter")) {
            assertThat(Usernames.read(text)).isInstanceOf(NameOutcome.Fit.class);
        }
    }

    @Test
    void fullWidthIsShownAsUsual() {
        assertThat(Usernames.read("ＡＤＡ"))
                .isEqualTo(new NameOutcome.Fit(Name.ofUsername("ADA", List.of("ada"))));
    }

    @Provide
    Arbitrary<String> plain() {
        return Arbitraries.strings().withChars(PLAIN).ofMinLength(3).ofMaxLength(12);
    }
}
