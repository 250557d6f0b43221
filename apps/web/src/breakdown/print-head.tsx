import { type ReactNode, useContext, useLayoutEffect } from 'react'
import { useBreakdownCopy } from './breakdown-copy.ts'
import { FigureHeadContext, useMadeOn } from './figure-head.tsx'

/** On paper: of what the figures are and the day they were printed, at the head of every sheet (`@page figures`). */
export function PrintHead(): ReactNode {
  const { title, between } = useBreakdownCopy()
  const words = [title, ...useContext(FigureHeadContext), useMadeOn()].join(between)
  useLayoutEffect(() => {
    const { style } = document.documentElement
    style.setProperty('--sheet-head', JSON.stringify(words))
    return () => void style.removeProperty('--sheet-head')
  }, [words])
  return <span data-sheet-head hidden />
}
