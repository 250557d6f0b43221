/** Decimals at most: 0.001 a day is a case in three years. */
const MAX_DIGITS = 3

/** A figure a day, alike in both languages: `12.3`, `1.0`, `0.03`. What is more than nothing is never rounded to it. */
export function formatPerDay(perDay: number): string {
  if (perDay === 0) return '0'
  // below 1 a second digit, so that 0.06 is not 0.1
  for (let digits = perDay < 0.995 ? 2 : 1; digits <= MAX_DIGITS; digits++) {
    const text = perDay.toFixed(digits)
    if (Number(text) > 0) return text
  }
  return `<${(10 ** -MAX_DIGITS).toFixed(MAX_DIGITS)}`
}
