import type { EnquiryChecklist } from '@mimamori/policy/enquiries/enquiry'
import { useEffect, useRef, useState } from 'react'
import { setLeaveGuard } from '../api/leave-guard.ts'

/** `rest`: as the desk has it, and nothing was changed here */
export type SavingPhase = 'rest' | 'saving' | 'saved' | 'unsaved'

export type SavedChecklist = {
  readonly answers: EnquiryChecklist
  readonly phase: SavingPhase
  /** why it is not saved */
  readonly problem: string | null
  /** `waitMs`: more may be typed meanwhile */
  readonly change: (next: EnquiryChecklist, waitMs?: number) => void
  readonly retry: () => void
}

/**
 * The checklist as it is filled in: saved after each answer, one save at a time. What a colleague saved meanwhile shows as long as
 * nothing here is unsaved. `save` resolves to the error message; `null`: it is saved.
 */
export function useSavedChecklist(
  stored: EnquiryChecklist,
  save: (checklist: EnquiryChecklist) => Promise<string | null>,
): SavedChecklist {
  const [answers, setAnswers] = useState(stored)
  const [phase, setPhase] = useState<SavingPhase>('rest')
  const [problem, setProblem] = useState<string | null>(null)
  const state = useRef({ latest: stored, unsaved: false, running: false, timer: 0, save })
  state.current.save = save

  const storedKey = JSON.stringify(stored)
  useEffect(() => {
    if (state.current.unsaved) return
    state.current.latest = JSON.parse(storedKey)
    setAnswers(state.current.latest)
  }, [storedKey])

  const flush = async () => {
    const now = state.current
    clearTimeout(now.timer)
    if (now.running) return
    now.running = true
    let sent: EnquiryChecklist
    let failed: string | null
    do {
      sent = now.latest
      failed = await now.save(sent)
    } while (failed === null && sent !== now.latest)
    now.running = false
    now.unsaved = failed !== null
    setLeaveGuard('checklist', now.unsaved)
    setPhase(failed === null ? 'saved' : 'unsaved')
    setProblem(failed)
  }
  const change = (next: EnquiryChecklist, waitMs = 0) => {
    const now = state.current
    now.latest = next
    now.unsaved = true
    setLeaveGuard('checklist', true)
    setAnswers(next)
    setPhase('saving')
    setProblem(null)
    clearTimeout(now.timer)
    now.timer = window.setTimeout(() => void flush(), waitMs)
  }
  // who goes on to another case has answered: it is not kept waiting
  useEffect(() => {
    const now = state.current
    return () => {
      clearTimeout(now.timer)
      if (now.unsaved && !now.running) void now.save(now.latest)
      setLeaveGuard('checklist', false)
    }
  }, [])
  return { answers, phase, problem, change, retry: () => change(state.current.latest) }
}
