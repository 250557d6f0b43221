/** A member's standing, derived from the ledger of measures and never stored beside it. */
export type Standing = { readonly advice: number; readonly warnings: number; readonly hidden: number }

export const NO_MEASURES: Standing = { advice: 0, warnings: 0, hidden: 0 }
