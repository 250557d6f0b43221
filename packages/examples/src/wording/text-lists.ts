/** Tag: one entry a line, trimmed, blank lines dropped. Keeps long lists of Japanese text readable. */
export function lines(text: TemplateStringsArray): readonly string[] {
  return text
    .join('')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** Tag: one entry per run of non-blank characters. For short values without blanks. */
export function words(text: TemplateStringsArray): readonly string[] {
  return text
    .join('')
    .split(/\s+/)
    .filter((word) => word !== '')
}
