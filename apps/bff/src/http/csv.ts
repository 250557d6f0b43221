/** what a spreadsheet takes for the beginning of a formula */
const FORMULA = /^[=+\-@\t\r]/

function cell(value: string | number): string {
  const text = String(value)
  const safe = typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/**
 * Rows as CSV that a spreadsheet opens as it is meant: UTF-8 with a byte order mark, CRLF, and nothing in it runs as a
 * formula: a quote goes before what would begin one.
 */
export function csvOf(rows: readonly (readonly (string | number)[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`
}
