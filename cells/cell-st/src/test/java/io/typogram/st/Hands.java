package io.typogram.st;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Types into a page as a person might: an even rhythm would be taken for a program's, and would not count.
final class Hands {

    private static final double SPREAD = .45;

    private Hands() {}

    /// Types a text, in a rhythm that no other text has.
    ///
    /// @param usualMillis the median of the time between keys
    static void type(Page page, String text, double usualMillis) {
        RandomGenerator random = new SplittableRandom(text.hashCode());
        text.codePoints()
                .mapToObj(Character::toString)
                .forEach(key -> {
                    double millis = usualMillis * Math.exp(random.nextGaussian() * SPREAD);
                    page.keyboard().type(key, new Keyboard.TypeOptions().setDelay(millis));
                });
    }
}
