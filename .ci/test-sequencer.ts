import { readFileSync } from 'node:fs'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files with the same answer can follow each other in one worker. */
export const groupOf = ({ project, moduleId }: TestSpecification): string => {
  const environment = /@vitest-environment ([\w-]+)/.exec(readFileSync(moduleId, 'utf8'))?.[1] ?? ''
  return `${project.name} ${environment}`
}

/** Counts the parts of a program that run: each count goes through all that its worker has read. */
const countsRuns = ({ moduleId }: TestSpecification): boolean =>
  readFileSync(moduleId, 'utf8').includes("from 'node:inspector")

/**
 * Files of one project and one environment behind each other, otherwise in the usual order: a worker that has read all
 * modules goes on with the next file only when that one is of its kind; before any other file it ends, and a new one starts.
 * First come files that count what runs, which is quick while a worker has read little.
 */
export default class GroupingSequencer extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const groups = Map.groupBy(await super.sort(files), groupOf)
    return [...groups.values()].flatMap((group) => {
      const counting = group.filter(countsRuns)
      return [...counting, ...group.filter((file) => !counting.includes(file))]
    })
  }
}
