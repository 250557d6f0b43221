/** A member's standing, derived from the ledger of measures and never stored beside it. */
export type Standing = { readonly advice: number; readonly warnings: number; readonly hidden: number }
