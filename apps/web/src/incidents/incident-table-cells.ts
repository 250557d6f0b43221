/** `1,234`, in both languages. */
export const formatNumber = (n: number): string => n.toLocaleString('en')

export const CELL = 'px-2 py-1.5'
/** what a narrow screen shows as lines of their own, each under its name */
export const FOLDED =
  'not-print:max-sheet:flex not-print:max-sheet:gap-2 not-print:max-sheet:py-0 not-print:max-sheet:text-sm not-print:max-sheet:before:w-16 not-print:max-sheet:before:flex-none not-print:max-sheet:before:text-ink2 not-print:max-sheet:before:content-[attr(data-name)]'
