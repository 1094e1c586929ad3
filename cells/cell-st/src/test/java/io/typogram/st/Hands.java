package io.typogram.st;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// Types into a page as a person might: an even rhythm would be taken for a program's, and would not count.
final class Hands {

    private static final double SPREAD = .45;

    /// What a keyboard says of a key that an input method has taken.
    private static final int TAKEN_BY_AN_INPUT_METHOD = 229;

    private Hands() {}

    /// Types a text, in a rhythm that no other text has.
    ///
    /// @param usualMillis the median of the time between keys
    static void type(Page page, String text, double usualMillis) {
        RandomGenerator random = new SplittableRandom(text.hashCode());
        eachCharacter(
                text,
                key -> {
                    double millis = usualMillis * Math.exp(random.nextGaussian() * SPREAD);
                    page.keyboard().type(key, new Keyboard.TypeOptions().setDelay(millis));
                });
    }

    /// The same by a keyboard of any layout: with a key that goes down and up for each character, whatever it is.
    static void typeByKeys(Page page, String text, double usualMillis) {
        withDevTools(
                page,
                text,
                usualMillis,
                (browser, character) -> {
                    JsonObject down = key("keyDown", character, character.codePointAt(0));
                    down.addProperty("text", character);
                    browser.send("Input.dispatchKeyEvent", down);
                    browser.send(
                            "Input.dispatchKeyEvent",
                            key("keyUp", character, character.codePointAt(0)));
                });
    }

    /// The same by an input method, which shows each character in the making before it stands.
    static void compose(Page page, String text, double usualMillis) {
        withDevTools(
                page,
                text,
                usualMillis,
                (browser, character) -> {
                    if (character.equals(" ")) {
                        page.keyboard().press("Space");
                        return;
                    }
                    browser.send(
                            "Input.dispatchKeyEvent",
                            key("rawKeyDown", "Process", TAKEN_BY_AN_INPUT_METHOD));
                    for (String making : new String[] {"?", character}) {
                        JsonObject shown = new JsonObject();
                        shown.addProperty("text", making);
                        shown.addProperty("selectionStart", making.length());
                        shown.addProperty("selectionEnd", making.length());
                        browser.send("Input.imeSetComposition", shown);
                    }
                    JsonObject done = new JsonObject();
                    done.addProperty("text", character);
                    browser.send("Input.insertText", done);
                    browser.send(
                            "Input.dispatchKeyEvent",
                            key("keyUp", "Process", TAKEN_BY_AN_INPUT_METHOD));
                });
    }

    private interface Stroke {
        void on(CDPSession browser, String character);
    }

    private static void withDevTools(Page page, String text, double usualMillis, Stroke stroke) {
        CDPSession browser = page.context().newCDPSession(page);
        RandomGenerator random = new SplittableRandom(text.hashCode());
        eachCharacter(
                text,
                character -> {
                    stroke.on(browser, character);
                    page.waitForTimeout(usualMillis * Math.exp(random.nextGaussian() * SPREAD));
                });
        browser.detach();
    }

    private static JsonObject key(String type, String name, int code) {
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.addProperty("key", name);
        event.addProperty("code", "Key" + Integer.toHexString(code));
        event.addProperty("windowsVirtualKeyCode", code);
        return event;
    }

    private static void eachCharacter(String text, Consumer<String> stroke) {
        text.codePoints().mapToObj(Character::toString).forEach(stroke);
    }
}
