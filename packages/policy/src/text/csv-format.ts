/** What a spreadsheet would take for a formula, in either width, and what some of them skip before one. */
const FORMULA_START = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/

/** Text, or a number of our own making, which is none of anybody's formulas. */
type CsvValue = string | number

/** A cell: what could be a formula is text by an apostrophe before it, and what needs quotes has them (RFC 4180). */
function csvCell(value: CsvValue): string {
  const text = typeof value === 'string' && FORMULA_START.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Spreadsheets know by it that the file is UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff'

/** A line of CSV, with its end. */
export const csvLine = (values: readonly CsvValue[]): string => `${values.map(csvCell).join(',')}\r\n`

/** A whole file of CSV, as a spreadsheet opens it. */
export const csvFile = (rows: readonly (readonly CsvValue[])[]): string => BYTE_ORDER_MARK + rows.map(csvLine).join('')
