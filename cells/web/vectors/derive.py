#!/usr/bin/env python3
"""Derives the golden vectors beside this file.

It reads a stream in its own way, straight from README.md, and shares no code with the browser or the server: that is
what makes the vectors worth something. Every scenario also states the tallies that a person counted by hand, and the
script stops when the two disagree. Run it after changing a rule: `python3 derive.py`.
"""

import json
import math
import unicodedata
from pathlib import Path

HERE = Path(__file__).parent
STEPS = [112.4, 61.3, 190.7, 121.2, 88.9, 240.5, 104.6]  # uneven on purpose: an even rhythm would hide a wrong consistency
HOLDS = [51, 44.2, 58.5, 38]
EXTRA_LIMIT = 20
FREE_LIMIT = 100
VIRAMA = "\u094d"  # joins two Devanagari consonants
SARA_AM = "\u0e33"  # a Thai vowel that belongs to the consonant before it


# --- writing a stream -------------------------------------------------------------------------------------------------


class Stream:
    """A typist who never holds two keys, unless told to."""

    def __init__(self):
        self.events, self.now, self.count = [], 0.0, 0

    def key(self, name, hold=None, step=None):
        hold = HOLDS[self.count % len(HOLDS)] if hold is None else hold
        step = STEPS[self.count % len(STEPS)] if step is None else step
        self.events.append((round(self.now, 1), "D", name))
        self.events.append((round(self.now + hold, 1), "U", name))
        self.now += step
        self.count += 1
        return self

    def text(self, text, **timing):
        for character in text:
            self.key(character, **timing)
        return self

    def keys(self, *names, **timing):
        for name in names:
            self.key(name, **timing)
        return self

    def at(self, now):
        self.now = float(now)
        return self

    def columns(self):
        ordered = sorted(self.events, key=lambda event: event[0])  # stable: equal times stay as they were written
        return {
            "atMillis": [int(at) if at == int(at) else at for at, _, _ in ordered],
            "actions": "".join(action for _, action, _ in ordered),
            "keys": [key for _, _, key in ordered],
        }


# --- reading a stream -------------------------------------------------------------------------------------------------


def graphemes(word):
    """Base character plus combining marks: all that the vectors need of grapheme clusters."""
    out = []
    for character in word:
        joins = unicodedata.category(character) in ("Mn", "Mc") or character == SARA_AM
        if out and (joins or out[-1].endswith(VIRAMA)):
            out[-1] += character
        else:
            out.append(character)
    return out


def letters_for_wpm(words, targets, ended_count, with_prefix):
    total = 0
    for index, word in enumerate(words[: len(targets)]):
        target = targets[index]
        ended = index < ended_count
        if word == target:
            total += len(target)
        elif not ended and with_prefix:
            # A character that has only been begun is not there yet.
            whole = word[:-1] if word and len(word) <= len(target) and target[len(word) - 1] != word[-1] \
                and target[len(word) - 1].startswith(word[-1]) else word
            if whole == target[: len(whole)]:
                total += len(whole)
    return total


def read(mode, amount, target_words, columns):
    targets = [graphemes(word) for word in target_words]
    words, spaces = [[]], []  # spaces[i]: the space that ended word i
    inputs = []  # (at, correct)
    story = []  # (at, wpm characters after the event)
    held, overlap, overlap_since = set(), 0.0, None
    downs, done_at = [], None

    for at, action, key in zip(columns["atMillis"], columns["actions"], columns["keys"]):
        if mode == "time" and at >= amount * 1000:
            break
        if action == "U":
            if key in held:
                held.discard(key)
                if overlap_since is not None and len(held) == 1:
                    overlap += at - overlap_since
                    overlap_since = None
            continue
        downs.append(at)
        held.add(key)
        if overlap_since is None and len(held) > 1:
            overlap_since = at
        place = len(words) - 1
        word = words[-1]
        if key in ("Backspace", "DeleteWord"):
            if word:
                words[-1] = word[:-1] if key == "Backspace" else []
            elif place > 0 and mode != "zen" and words[place - 1] != targets[place - 1]:
                words.pop()
                spaces.pop()
                if key == "DeleteWord":
                    words[-1] = []
        elif mode == "zen":
            if key == " ":
                if word:
                    inputs.append((at, True))
                    spaces.append(True)
                    words.append([])
            else:
                inputs.append((at, True))
                if len(word) < FREE_LIMIT:
                    word.append(key)
        elif place < len(targets):
            target = targets[place]
            if key == " ":
                if word:
                    inputs.append((at, word == target))
                    spaces.append(word == target)
                    words.append([])
                    if mode != "time" and place == len(targets) - 1:
                        done_at = at
            else:
                place_of_last = len(word) - 1
                begun = word and place_of_last < len(target) and target[place_of_last] != word[-1]
                if begun and target[place_of_last].startswith(word[-1] + key):
                    inputs.append((at, True))
                    word[-1] += key
                else:
                    inputs.append((at, len(word) < len(target) and target[len(word)].startswith(key)))
                    if len(word) < len(target) + EXTRA_LIMIT:
                        word.append(key)
                if mode != "time" and place == len(targets) - 1 and word == target:
                    done_at = at
        kept_to = words if mode == "zen" else targets  # nothing to keep to: whatever stands is right
        standing = letters_for_wpm(words, kept_to, len(spaces), True) + sum(spaces)
        story.append((at, standing))
        if done_at is not None:
            break

    if mode == "zen":
        targets, done_at = words, downs[-1]
    assert mode == "time" or done_at is not None, "a text must end"
    duration = amount * 1000.0 if mode == "time" else float(done_at)

    characters = {"correct": 0, "incorrect": 0, "extra": 0, "missed": 0}
    for index, target in enumerate(targets[: len(words)]):
        word = words[index]
        ended = index < len(spaces) or (mode != "time" and index == len(targets) - 1)
        for place in range(max(len(word), len(target))):
            if place >= len(target):
                characters["extra"] += 1
            elif place >= len(word):
                characters["missed"] += 1 if ended else 0
            elif word[place] == target[place]:
                characters["correct"] += 1
            else:
                characters["incorrect"] += 1
    raw_characters = characters["correct"] + characters["incorrect"] + characters["extra"] + len(spaces)
    characters["correct"] += sum(spaces)
    wpm_characters = letters_for_wpm(words, targets, len(spaces), mode == "time") + sum(spaces)

    whole = int(duration // 1000)
    tail = duration - whole * 1000
    ends = [(i + 1) * 1000.0 for i in range(whole)]
    if mode != "time" and tail >= 500:
        ends.append(duration)
    raws, wpms, errors = [], [], []
    start = 0.0
    for index, end in enumerate(ends):
        closing = mode != "time" and end == duration
        inside = lambda at: start <= at < end or (closing and at == end)
        count = sum(1 for at, _ in inputs if inside(at))
        raws.append(count / 5 / ((end - start) / 60000))
        errors.append(sum(1 for at, correct in inputs if inside(at) and not correct))
        standing = [value for at, value in story if at < end or (closing and at == end)]
        wpms.append(standing[-1] / 5 / (end / 60000))
        start = end
    afk = sum(1 for second in range(whole) if not any(second * 1000 <= at < second * 1000 + 1000 for at in downs)
              and not (mode != "time" and duration == (second + 1) * 1000))
    spacings = [b - a for a, b in zip(downs, downs[1:])][:-1]

    tallies = {
        "wpm": wpm_characters,
        "raw": raw_characters,
        "inputs": len(inputs),
        "wrong": sum(1 for _, correct in inputs if not correct),
    }
    expected = {
        "wpm": wpm_characters / 5 / (duration / 60000),
        "raw": raw_characters / 5 / (duration / 60000),
        "accuracy": 100 * (tallies["inputs"] - tallies["wrong"]) / tallies["inputs"],
        "consistency": kogasa(raws),
        "keyConsistency": kogasa(spacings),
        "characters": characters,
        "durationSeconds": duration / 1000,
        "afkSeconds": afk,
        "keyOverlapMillis": overlap,
        "wpmPerSecond": wpms,
        "rawPerSecond": raws,
        "errorsPerSecond": errors,
    }
    return tallies, {name: rounded(value) for name, value in expected.items()}


def kogasa(values):
    mean = sum(values) / len(values) if values else 0
    if mean == 0:
        return 0.0
    x = math.sqrt(sum((value - mean) ** 2 for value in values) / len(values)) / mean
    return 100 * (1 - math.tanh(x + x**3 / 3 + x**5 / 5))


def rounded(value):
    if isinstance(value, dict) or isinstance(value, int):
        return value
    if isinstance(value, list):
        return [rounded(each) for each in value]
    hundredths = value * 100
    assert abs(hundredths % 1 - 0.5) > 1e-6, "a vector must not sit on a rounding tie"
    answer = math.floor(hundredths + 0.5) / 100
    return int(answer) if answer == int(answer) else answer


# --- the scenarios ----------------------------------------------------------------------------------------------------

TEN = ["the", "quick", "and", "calm", "hands", "find", "every", "key", "on", "time"]  # 38 letters, 9 spaces
LONG = ("people often learn to type by looking at their keys and then slowly stop because the hands remember where "
        "each letter lives and what comes after it so that in the end they only watch the words go past").split()


def words_test(words=TEN):
    return {"mode": "words", "amount": len(words), "language": "english", "words": words}


def time_test(words=LONG):
    return {"mode": "time", "amount": 15, "language": "english", "words": words}


def perfect():
    return words_test(), Stream().text(" ".join(TEN)), dict(wpm=47, raw=47, inputs=47, wrong=0)


def partial_last_word():
    # Six words and their spaces (7 + 6 + 6 + 3 + 5 + 3 = 30), then "look", a right prefix of "looking".
    stream = Stream().text("people often learn to type by look", step=435)
    return time_test(), stream, dict(wpm=34, raw=34, inputs=34, wrong=0)


def corrected_errors():
    stream = Stream().text("thr").key("Backspace").text("e quock").keys("Backspace", "Backspace", "Backspace")
    stream.text("ick and calm hands find every key on time")
    # Wrong: the r, the o. Also c and k were right by place when they were typed.
    return words_test(), stream, dict(wpm=47, raw=47, inputs=51, wrong=2)


def uncorrected_errors():
    stream = Stream().text("the quikc and calm hamds find every key on time")
    # "quikc" (2 wrong, and its space) and "hamds" (1 wrong, and its space): wpm loses 5 + 1 twice.
    return words_test(), stream, dict(wpm=47 - 12, raw=47, inputs=47, wrong=5)


def extra_letters():
    stream = Stream().text("thee quick and" + "x" * 23 + " calm hands find every key on time")
    # One extra e; then 23 extra x, of which 20 are kept. Two words lost to wpm: (3 + 1) twice.
    return words_test(), stream, dict(wpm=47 - 8, raw=47 + 21, inputs=47 + 24, wrong=24 + 2)


def missed_letters():
    stream = Stream().text("the qu and calm hands fi every key on ti ")
    # Missed 3 + 2 + 2; the closing space is there because the last word never equalled its target.
    return words_test(), stream, dict(wpm=47 - 6 - 5 - 4, raw=47 - 7 + 1, inputs=41, wrong=3)


def back_to_a_wrong_word():
    stream = Stream().text("the").keys(" ", "Backspace")  # "the" is right: there is no way back
    stream.text("quixk ").keys("Backspace", "Backspace", "Backspace").text("ck and calm hands find every key on time")
    # Back takes the space only; then k and x go. Inputs: "the quixk " 10, "ck" 2, " and … time" 38.
    return words_test(), stream, dict(wpm=47, raw=47, inputs=50, wrong=2)


def delete_word():
    stream = Stream().text("the ").key("DeleteWord").text("quik").key("DeleteWord").text("quick anx ")
    stream.key("DeleteWord").text("and calm hands find every key on time")
    # Inputs: "the " 4, "quik" 4, "quick anx " 10, "and … time" 37. Wrong: k, x and the space after it.
    return words_test(), stream, dict(wpm=47, raw=47, inputs=55, wrong=3)


def rollover():
    stream = Stream()
    stream.key("t", hold=150, step=100)  # overlaps h by 50
    stream.key("h", hold=80, step=120)
    stream.key("e", hold=60, step=110)
    stream.key(" ", hold=200, step=90)  # space, q and u: at least two are held from q's down to q's up, 120
    stream.key("q", hold=120, step=60)
    stream.key("u", hold=80, step=130)
    stream.text("ick and calm hands find every key on time")
    return words_test(), stream, dict(wpm=47, raw=47, inputs=47, wrong=0)


def away_from_keyboard():
    # Keys in seconds 0, 1 and 2; nothing until 7200 ms; a key held over second 9, whose release is no sign of life.
    stream = Stream().text("people often learn to").at(7200).text(" type by ").at(8900)
    stream.key("l", hold=400).at(10400).text("ook")
    return time_test(), stream, dict(wpm=34, raw=34, inputs=34, wrong=0)


def space_on_an_empty_word():
    stream = Stream().text(" the  quick   and calm hands find every key on time")
    # Four spaces too many: none is an input, but the first one starts the clock.
    return words_test(), stream, dict(wpm=47, raw=47, inputs=47, wrong=0)


def events_after_the_end():
    stream = Stream().text("people often learn to type by", step=480)
    stream.at(14900).key(" ", hold=300).at(14990).key("l", hold=40).at(15000).text("ooking at their keys ")
    # "people … by" 29, its space and "l"; the o at exactly 15,000 ms is too late. The overlap that began at 14,990 ms
    # is still open at the end and does not count.
    return time_test(), stream, dict(wpm=31, raw=31, inputs=31, wrong=0)


def wrong_last_word():
    stream = Stream().text("people often learn to typw", step=510)
    # The unfinished "typw" is no right prefix: nothing of it counts for wpm, all of it counts for raw.
    return time_test(), stream, dict(wpm=22, raw=26, inputs=26, wrong=1)


def whole_last_word_without_its_space():
    stream = Stream().text("people often learn to type", step=520)
    return time_test(), stream, dict(wpm=26, raw=26, inputs=26, wrong=0)


def graphemes_with_marks():
    words = ["ag\u0303a", "ña", "öx\u0302", "und", "für", "dort", "hier", "bald", "gut", "so"]
    stream = Stream().keys("a", "g\u0303", "a").text(" ña ").keys("ö", "x", " ").text("und für dort hier bald gut so")
    # 3 + 2 + 2 + 3 + 3 + 4 + 4 + 4 + 3 + 2 = 30 characters and 9 spaces; x is a beginning, and without its mark the word is wrong: so is its space.
    return words_test(words), stream, dict(wpm=39 - 3, raw=39, inputs=39, wrong=1)


def several_keys_a_character():
    # क्या is one character of four keys, कहना has three (क, ह, ना) of four; ที่ one of three, น้ำ (with its tone) one of three.
    words = ["\u0915\u094d\u092f\u093e", "\u0915\u0939\u0928\u093e", "\u0e17\u0e35\u0e48", "\u0e19\u0e49\u0e33", "\u0915\u093e"]
    stream = Stream().text(words[0]).key(" ").text(words[1]).key(" ").text(words[2]).key(" ").text(words[3]).key(" ")
    # The last word: the wrong vowel sign (an extra character), taken back, then the right one.
    stream.keys("\u0915", "\u0940", "Backspace", "\u093e")
    # Characters 1 + 3 + 1 + 1 + 1 and 4 spaces. Inputs: 4 + 4 + 3 + 3 keys, 4 spaces, then 3; one wrong.
    return words_test(words), stream, dict(wpm=11, raw=11, inputs=21, wrong=1)


def short_tail():
    # The last key falls 300 ms into the seventh second: that rest is too short to be a second of its own.
    stream = Stream().text("the quick and calm hands find every key on tim").at(6300).key("e")
    return words_test(), stream, dict(wpm=47, raw=47, inputs=47, wrong=0)


def words_run_out():
    words = ["so", "it", "goes"]
    stream = Stream().text("so it gose ", step=700).text("again", step=300).key("Backspace", step=300)
    stream.keys("Backspace", "Backspace", step=300).text("es ", step=300).text("on", step=300)
    # After "gose " there is no word left: "again" is no input. Back takes the space, then e and s go; "es " mends it.
    # Inputs: "so it gose " 11, then "es " 3. Wrong: s, e and the space after them.
    return time_test(words), stream, dict(wpm=11, raw=11, inputs=14, wrong=3)


def whatever_comes_to_mind():
    test = {"mode": "zen", "amount": 0, "language": "english", "words": []}
    stream = Stream().text("so  it ").key("Backspace").text("gos").keys("Backspace", "Backspace").text("oes on")
    # The second space and the way back into a closed word are ignored. Standing: "so it goes on". Inputs: 3 + 3, g o s,
    # o e s, a space, o n.
    return test, stream, dict(wpm=13, raw=13, inputs=15, wrong=0)


def a_text_of_ones_own():
    test = {"mode": "custom", "amount": 0, "language": "english", "words": ["It's", "mine,", "(42)!"]}
    # 4 + 5 + 5 letters and 2 spaces; the comma is missed and its space is wrong.
    return test, Stream().text("It's mine (42)!"), dict(wpm=4 + 1 + 5, raw=15, inputs=15, wrong=1)


def stopped_keys():
    # Stop on error: "x" for "q", and a space inside "quick", are written down and taken back at once.
    stream = Stream().text("the ")
    for wrong, rest in [("x", "qui"), ("\u2423", "ck and calm hands find every key on time")]:
        stream.key(wrong, hold=60, step=0).key("Backspace", hold=0, step=120).text(rest)
    return words_test(), stream, dict(wpm=47, raw=47, inputs=49, wrong=2)


def strict_space():
    # A strict space before "quick" stands in the word until it is taken back by the player.
    stream = Stream().text("the \u2423").key("Backspace").text("quick and calm hands find every key on time")
    return words_test(), stream, dict(wpm=47, raw=47, inputs=48, wrong=1)


SCENARIOS = [
    ("words-perfect", perfect),
    ("time-partial-last-word", partial_last_word),
    ("words-corrected-errors", corrected_errors),
    ("words-uncorrected-errors", uncorrected_errors),
    ("words-extra-letters", extra_letters),
    ("words-missed-letters", missed_letters),
    ("words-back-to-a-wrong-word", back_to_a_wrong_word),
    ("words-delete-word", delete_word),
    ("words-rollover", rollover),
    ("time-away-from-keyboard", away_from_keyboard),
    ("words-space-on-an-empty-word", space_on_an_empty_word),
    ("time-events-after-the-end", events_after_the_end),
    ("time-wrong-last-word", wrong_last_word),
    ("time-whole-last-word-without-its-space", whole_last_word_without_its_space),
    ("words-graphemes-with-marks", graphemes_with_marks),
    ("words-several-keys-a-character", several_keys_a_character),
    ("words-short-tail", short_tail),
    ("time-words-run-out", words_run_out),
    ("zen-whatever-comes-to-mind", whatever_comes_to_mind),
    ("custom-text-of-ones-own", a_text_of_ones_own),
    ("words-stopped-keys", stopped_keys),
    ("words-strict-space", strict_space),
]

for name, scenario in SCENARIOS:
    test, stream, counted_by_hand = scenario()
    columns = stream.columns()
    tallies, expected = read(test["mode"], test["amount"], test["words"], columns)
    assert tallies == counted_by_hand, f"{name}: counted {counted_by_hand}, derived {tallies}"
    vector = {"name": name, "test": test, "keystrokes": columns, "expected": expected}
    text = json.dumps(vector, ensure_ascii=False, separators=(",", ":"))
    for field in ('"test":', '"keystrokes":', '"expected":'):
        text = text.replace("," + field, ",\n" + field, 1)
    (HERE / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    print(f"{name:42} wpm {expected['wpm']:7} raw {expected['raw']:7} acc {expected['accuracy']:6} "
          f"cons {expected['consistency']:6} key {expected['keyConsistency']:6} afk {expected['afkSeconds']} "
          f"overlap {expected['keyOverlapMillis']} {expected['characters']}")
