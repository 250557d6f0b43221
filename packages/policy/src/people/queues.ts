import { QUEUES, type Queue } from '../cases/case.ts'

/** The queues a person works in, from what was stored as JSON; an empty list: all of them. What is unknown is left out. */
export function queuesFrom(stored: string): Queue[] {
  try {
    const listed: unknown = JSON.parse(stored)
    return Array.isArray(listed) ? QUEUES.filter((queue) => listed.includes(queue)) : []
  } catch {
    return []
  }
}
