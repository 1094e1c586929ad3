package io.typogram.topology.claims.control;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.SpoofChecker.RestrictionLevel;
import com.ibm.icu.text.UnicodeSet;
import io.typogram.topology.claims.entity.Name;
import io.typogram.topology.claims.entity.NameOutcome;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a username may be, and by what two of them are compared.
public final class Usernames {

    public static final int MIN_CHARACTERS = 3;
    public static final int MAX_CHARACTERS = 30;

    /// What is read at all: one character may be several before it is normalised.
    static final int MAX_LENGTH_READ = 200;

    /// Thai has two on one letter, Vietnamese and pointed Hebrew up to three.
    static final int MAX_MARKS_IN_A_ROW = 3;

    private static final Normalizer2 COMPOSED = Normalizer2.getNFKCInstance();

    private static final UnicodeSet SEPARATORS = new UnicodeSet("[_.\\-]").freeze();

    /// Letters, marks and digits that living languages use in names, by UTS 39.
    private static final UnicodeSet ALLOWED =
            new UnicodeSet("[[:L:][:M:][:Nd:]]")
                    .retainAll(SpoofChecker.RECOMMENDED)
                    .addAll(SEPARATORS)
                    .freeze();

    private static final UnicodeSet MARKS = new UnicodeSet("[:M:]").freeze();

    /// One script, or Latin with those that Japanese, Chinese and Korean are written in beside it.
    private static final SpoofChecker SCRIPTS =
            new SpoofChecker.Builder()
                    .setChecks(
                            SpoofChecker.RESTRICTION_LEVEL
                                    | SpoofChecker.MIXED_NUMBERS
                                    | SpoofChecker.INVISIBLE)
                    .setRestrictionLevel(RestrictionLevel.HIGHLY_RESTRICTIVE)
                    .build();

    /// Nobody may have one of these, nor one that looks like it, with separators or without.
    private static final Set<String> RESERVED =
            skeletons(
                    Stream.of(
                            "about",
                            "abuse",
                            "account",
                            "admin",
                            "administrator",
                            "anonymous",
                            "api",
                            "auth",
                            "billing",
                            "blog",
                            "everyone",
                            "guest",
                            "help",
                            "helpdesk",
                            "hostmaster",
                            "info",
                            "legal",
                            "login",
                            "mail",
                            "me",
                            "moderator",
                            "news",
                            "noreply",
                            "null",
                            "official",
                            "operator",
                            "payments",
                            "postmaster",
                            "privacy",
                            "root",
                            "security",
                            "settings",
                            "signup",
                            "staff",
                            "status",
                            "support",
                            "system",
                            "team",
                            "undefined",
                            "webmaster",
                            "www"));

    /// Stands in no username, wherever.
    private static final Set<String> OURS = skeletons(Stream.of("typogram"));

    private Usernames() {}

    public static NameOutcome read(String text) {
        if (text.length() > MAX_LENGTH_READ) {
            return unfitLength();
        }
        String shown = COMPOSED.normalize(text);
        int characters = shown.codePointCount(0, shown.length());
        if (characters < MIN_CHARACTERS || characters > MAX_CHARACTERS) {
            return unfitLength();
        }
        if (!ALLOWED.containsAll(shown)) {
            return new NameOutcome.Unfit(
                    "A username has letters and digits, and of others only _ - and the full stop.");
        }
        if (!isWellFormed(shown)) {
            return new NameOutcome.Unfit(
                    "A username begins and ends with a letter or digit, one _ - or full stop stands between two of them, and a letter has few marks.");
        }
        if (SCRIPTS.failsChecks(shown)) {
            return new NameOutcome.Unfit("A username is written in one script.");
        }
        return isReserved(shown)
                ? new NameOutcome.ForNobody()
                : new NameOutcome.Fit(Name.ofUsername(shown, Skeletons.of(shown)));
    }

    private static NameOutcome unfitLength() {
        return new NameOutcome.Unfit(
                "A username has %d to %d characters.".formatted(MIN_CHARACTERS, MAX_CHARACTERS));
    }

    private static boolean isWellFormed(String shown) {
        boolean afterSeparator = true;
        int marks = 0;
        for (int at = 0; at < shown.length(); ) {
            int point = shown.codePointAt(at);
            at += Character.charCount(point);
            boolean separator = SEPARATORS.contains(point);
            boolean mark = MARKS.contains(point);
            marks = mark ? marks + 1 : 0;
            if (marks > MAX_MARKS_IN_A_ROW
                    || (afterSeparator && !UCharacter.isLetterOrDigit(point))) {
                return false;
            }
            afterSeparator = separator;
        }
        return !afterSeparator;
    }

    private static boolean isReserved(String shown) {
        Set<String> joined = skeletons(Stream.of(shown));
        return !Collections.disjoint(joined, RESERVED)
                || joined.stream().anyMatch(one -> OURS.stream().anyMatch(one::contains));
    }

    private static Set<String> skeletons(Stream<String> names) {
        return names.map(name -> name.replaceAll("[_.\\-]", ""))
                .flatMap(name -> Skeletons.of(name).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
