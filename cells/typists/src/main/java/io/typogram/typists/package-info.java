/// Made-up people who type like people: speed, rhythm, holds, errors and corrections follow what a study
/// of 168,000 people measured (Dhakal, Feit, Kristensson, Oulasvirta: "Observations on typing from
/// 136 million keystrokes", CHI 2018).
@NullMarked
package io.typogram.typists;

import org.jspecify.annotations.NullMarked;
