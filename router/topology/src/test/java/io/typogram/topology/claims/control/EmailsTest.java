package io.typogram.topology.claims.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.typogram.topology.claims.entity.Name;
import io.typogram.topology.claims.entity.NameOutcome;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailsTest {

    private static final EmailSecret OLD = secret(1);
    private static final EmailSecret NEW = secret(2);

    @ParameterizedTest
    @CsvSource({
        "Ada.Lovelace@Example.ORG, ada.lovelace@example.org",
        "ada+typing@example.org, ada+typing@example.org",
        "ada@bücher.example, ada@xn--bcher-kva.example",
        "ada@XN--BCHER-KVA.example, ada@xn--bcher-kva.example",
        "用户@例子.example, 用户@xn--fsqu00a.example",
        "o'hara@example.org, o'hara@example.org",
        "ａｄａ@example.org, ada@example.org"
    })
    void addressesAreComparedInOneForm(String text, String form) {
        assertThat(Emails.normalised(text)).contains(form);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@example.org",
                "ada@",
                "ada@example",
                "ada@@example.org",
                "ada@example..org",
                "ada@-example.org",
                "ada@example.org.",
                "ada@127.0.0.1",
                "ada@[127.0.0.1]",
                ".ada@example.org",
                "ada.@example.org",
                "a..da@example.org",
                "a da@example.org",
                "\"a da\"@example.org",
                " ada@example.org",
                "ada@example.org\n",
                "ada\r\nBcc: eve@example.org",
                "a\u200bda@example.org",
                "Ada <ada@example.org>",
                "ada,eve@example.org",
                "ada@exam_ple.org"
            })
    void whatIsNoAddressIsRefused(String text) {
        assertThat(Emails.normalised(text)).isEmpty();
    }

    @Test
    void dotsAndPlusesAreNotFolded() {
        assertThat(Emails.normalised("a.da@example.org"))
                .isNotEqualTo(Emails.normalised("ada@example.org"));
        assertThat(Emails.normalised("ada+a@example.org"))
                .isNotEqualTo(Emails.normalised("ada@example.org"));
    }

    @Test
    void aLocalPartHas64BytesAndAnAddress254() {
        assertThat(Emails.normalised("a".repeat(64) + "@example.org")).isPresent();
        assertThat(Emails.normalised("a".repeat(65) + "@example.org")).isEmpty();
        String domain = ("b".repeat(60) + ".").repeat(3) + "example";
        assertThat(Emails.normalised("a".repeat(254 - 1 - domain.length()) + "@" + domain))
                .isPresent();
        assertThat(Emails.normalised("a".repeat(255 - 1 - domain.length()) + "@" + domain))
                .isEmpty();
        assertThat(Emails.normalised("a".repeat(1_000_000) + "@example.org")).isEmpty();
    }

    @Property
    void theFormOfAFormIsItself(@ForAll @StringLength(min = 1, max = 20) String local) {
        Emails.normalised(local + "@example.org")
                .ifPresent(form -> assertThat(Emails.normalised(form)).contains(form));
    }

    @Property
    void differentAddressesHaveDifferentHashes(
            @ForAll @AlphaChars @NumericChars @StringLength(min = 1, max = 8) String one,
            @ForAll @AlphaChars @NumericChars @StringLength(min = 1, max = 8) String other) {
        var emails = new Emails(OLD, List.of());

        assertThat(name(emails, one + "@example.org").equals(name(emails, other + "@example.org")))
                .isEqualTo(one.equalsIgnoreCase(other));
    }

    @Test
    void aNameHasNothingOfTheAddress() {
        assertThat(name(new Emails(OLD, List.of()), "ada@example.org").toString())
                .doesNotContain("ada", "example");
    }

    @Test
    void whileASecretIsChangedAllNodesMeetOnOneHash() {
        Name before = name(new Emails(OLD, List.of()), "ada@example.org");
        Name prepared = name(new Emails(OLD, List.of(NEW)), "ada@example.org");
        Name changed = name(new Emails(NEW, List.of(OLD)), "ada@example.org");
        Name after = name(new Emails(NEW, List.of()), "ada@example.org");

        assertThat(meet(before, prepared)).isTrue();
        assertThat(meet(before, changed)).isTrue();
        assertThat(meet(prepared, changed)).isTrue();
        assertThat(meet(prepared, after)).isTrue();
        assertThat(meet(changed, after)).isTrue();
        assertThat(meet(before, after)).isFalse();
        assertThat(changed.secret()).contains(NEW.id());
    }

    @Test
    void aSecretHas32Bytes() {
        for (int length : new int[] {0, 31, 33}) {
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[length]);
            assertThatThrownBy(() -> EmailSecret.parse(text))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static boolean meet(Name one, Name other) {
        return !Collections.disjoint(one.keys(), other.keys());
    }

    private static Name name(Emails emails, String text) {
        return switch (emails.read(text)) {
            case NameOutcome.Fit(Name name) -> name;
            case NameOutcome.ForNobody _, NameOutcome.Unfit _ ->
                    throw new AssertionError("an address: " + text);
        };
    }

    private static EmailSecret secret(int number) {
        byte[] bytes = new byte[EmailSecret.LENGTH_BYTES];
        bytes[0] = (byte) number;
        return EmailSecret.parse(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
