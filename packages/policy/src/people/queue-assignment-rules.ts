import { QUEUES, type Queue } from '../cases/case-model.ts'

/** Does a person with these queues work in this one? Without any, they work in all. */
export const worksInQueue = ({ queues = [] }: { readonly queues?: readonly Queue[] }, queue: Queue): boolean =>
  queues.length === 0 || queues.includes(queue)

/** The queues a person works in, from stored JSON; unknown ones are left out, and an empty list means all. */
export function parseQueues(stored: string): Queue[] {
  try {
    const listed: unknown = JSON.parse(stored)
    return Array.isArray(listed) ? QUEUES.filter((queue) => listed.includes(queue)) : []
  } catch {
    return []
  }
}

/** The list a person begins with. */
export const startView = (person: { readonly queues?: readonly Queue[] }): 'flagged' | 'patrol' =>
  worksInQueue(person, 'flagged') ? 'flagged' : 'patrol'
