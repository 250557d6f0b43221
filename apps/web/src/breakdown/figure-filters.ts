import type { BreakdownFilters } from '@mimamori/policy/breakdown/breakdown-filters'
import { createContext } from 'react'

/** What the figures on screen are filtered by: so are the cases behind them. */
export const FigureFiltersContext = createContext<BreakdownFilters>({})
export const FigureFiltersProvider = FigureFiltersContext.Provider
