/** `+41`, `−15`, `±0` */
export function formatSigned(n: number): string {
  if (n === 0) return '±0'
  return `${n > 0 ? '+' : '−'}${Math.abs(n).toLocaleString('en')}`
}

/** A change in per cent; `–` from nothing. */
export function formatSignedPercent(ratio: number | null): string {
  if (ratio === null) return '–'
  const percent = Math.round(ratio * 1000) / 10
  if (percent === 0) return '±0%'
  return `${percent > 0 ? '+' : '−'}${Math.abs(percent).toFixed(1)}%`
}

/** More violations are worse: red for more, green for less. */
export const changeClass = (n: number): string => (n === 0 ? '' : n > 0 ? 'up' : 'down')

/** The same for text outside a drawing. */
export const changeTextClass = (n: number): string => (n === 0 ? 'text-ink2' : n > 0 ? 'text-red' : 'text-green')
