package io.typogram.topology.claims.control;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What is left of a name when all that a reader might overlook is taken from it. Two names that have a
/// skeleton in common are one name.
///
/// The look is the skeleton of Unicode's UTS 39, "Confusable Detection". Before it and after it, case, width
/// and what is not seen are taken away by NFKC_Casefold of UAX 44; and of letters that are told apart by
/// their marks less often than by their shape, the marks too.
final class Skeletons {

    /// Folding brings new look-alikes to light, and these may be folded again: 0 is an O, which is an o.
    private static final int MAX_ROUNDS = 8;

    /// Scripts whose marks above and below letters a reader overlooks. In others a mark is a vowel, or
    /// makes another syllable.
    private static final Set<Integer> MARKS_OVERLOOKED =
            Set.of(UScript.LATIN, UScript.GREEK, UScript.CYRILLIC, UScript.COMMON);

    private static final Normalizer2 FOLDED = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 COMPOSED = Normalizer2.getNFKCInstance();

    private static final SpoofChecker LOOK =
            new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();

    private Skeletons() {}

    /// The skeletons of a name as it is read in lower case, and as it was written: a capital I looks like an
    /// l, and its small i does not.
    static List<String> of(String name) {
        Set<String> skeletons = new LinkedHashSet<>();
        skeletons.add(bare(name));
        skeletons.add(bare(LOOK.getSkeleton(COMPOSED.normalize(name))));
        return List.copyOf(skeletons);
    }

    /// The same for the same, so that a skeleton is its own.
    private static String bare(String name) {
        String before = name;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            String after = withoutMarks(LOOK.getSkeleton(FOLDED.normalize(before)));
            if (after.equals(before)) {
                return after;
            }
            before = after;
        }
        throw new IllegalStateException("skeletons do not grow for ever");
    }

    private static String withoutMarks(String decomposed) {
        var kept = new StringBuilder(decomposed.length());
        int base = UScript.COMMON;
        for (int at = 0; at < decomposed.length(); ) {
            int point = decomposed.codePointAt(at);
            at += Character.charCount(point);
            int script = UScript.getScript(point);
            if (script != UScript.INHERITED) {
                base = script;
                kept.appendCodePoint(point);
            } else if (!isMark(point) || !MARKS_OVERLOOKED.contains(base)) {
                kept.appendCodePoint(point);
            }
        }
        return kept.toString();
    }

    private static boolean isMark(int point) {
        int category = UCharacter.getType(point);
        return category == UCharacterCategory.NON_SPACING_MARK
                || category == UCharacterCategory.ENCLOSING_MARK;
    }
}
