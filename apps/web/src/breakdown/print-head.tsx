import { type ReactNode, useContext, useLayoutEffect } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { FigureHeadContext, useMadeOn } from './figure-head.tsx'

/** On paper: of what the figures are and the day they were printed, at the head of every sheet (`@page figures`). */
export function PrintHead(): ReactNode {
  const { title, between } = useMessages('breakdown')
  const words = [title, ...useContext(FigureHeadContext), useMadeOn()].join(between)
  useLayoutEffect(() => {
    const { style } = document.documentElement
    style.setProperty('--sheet-head', JSON.stringify(words))
    return () => void style.removeProperty('--sheet-head')
  }, [words])
  return <span data-sheet-head hidden />
}
