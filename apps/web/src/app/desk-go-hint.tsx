import type { ReactNode } from 'react'
import { GoHint } from '../keys/go-hint.tsx'
import { useGoPlaces } from './use-go-places.ts'

/** What may follow G on this desk. */
export default function DeskGoHint(): ReactNode {
  return <GoHint places={useGoPlaces()} />
}
