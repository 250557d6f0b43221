const AT_MOST = 60

/** The months from one to another, the last of them first. */
export function monthsFrom(first: string, last: string): string[] {
  const [year = 0, month = 1] = last.split('-').map(Number)
  const back = (n: number) => new Date(Date.UTC(year, month - 1 - n, 1)).toISOString().slice(0, 7)
  const all = Array.from({ length: AT_MOST }, (_, n) => back(n))
  return all.filter((each, n) => n === 0 || each >= first)
}
