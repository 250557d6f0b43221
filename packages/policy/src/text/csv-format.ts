/** Beginnings that a spreadsheet reads as a formula, also full-width, or skips before one. */
const FORMULA_START = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/

/** Text, or a number that the desk computed, which cannot be a formula. */
export type CsvValue = string | number

/** A cell of CSV: with an apostrophe before what could be a formula, and quoted where needed (RFC 4180). */
function csvCell(value: CsvValue): string {
  const text = typeof value === 'string' && FORMULA_START.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Tells spreadsheets that the file is UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff'

/** A line of CSV, with its end. */
export const csvLine = (values: readonly CsvValue[]): string => `${values.map(csvCell).join(',')}\r\n`

/** A CSV file, with the byte order mark. */
export const csvFile = (rows: readonly (readonly CsvValue[])[]): string => BYTE_ORDER_MARK + rows.map(csvLine).join('')
