const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Splits a text into what people call characters. */
export function graphemes(text: string): string[] {
  // Plain ASCII is the common case by far, and the segmenter is slow enough to be felt on a long list of words.
  if (/^[\x20-\x7e]*$/.test(text)) return [...text];
  return Array.from(segmenter.segment(text), (part) => part.segment);
}
