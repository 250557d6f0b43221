import { QUEUES, type Queue } from '../cases/case-model.ts'

/** Does somebody with these queues work in that one? Whoever has none named works in all of them. */
export const worksInQueue = ({ queues = [] }: { readonly queues?: readonly Queue[] }, queue: Queue): boolean =>
  queues.length === 0 || queues.includes(queue)

/** The queues a person works in, from what was stored as JSON; an empty list: all of them. What is unknown is left out. */
export function parseQueues(stored: string): Queue[] {
  try {
    const listed: unknown = JSON.parse(stored)
    return Array.isArray(listed) ? QUEUES.filter((queue) => listed.includes(queue)) : []
  } catch {
    return []
  }
}

/** The list somebody begins with. */
export const startView = (person: { readonly queues?: readonly Queue[] }): 'flagged' | 'patrol' =>
  worksInQueue(person, 'flagged') ? 'flagged' : 'patrol'
