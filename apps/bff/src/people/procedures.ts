import type { Office } from '../office.ts'
import { os, permitted } from '../procedures.ts'
import { peopleOf } from './list.ts'

export function peopleProcedures(office: Office) {
  const manager = permitted('people.manage')
  return {
    list: os.people.list.use(manager).handler(() => peopleOf(office)),
  }
}
