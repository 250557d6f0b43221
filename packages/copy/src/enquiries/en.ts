import type { enquiries as ja } from './ja.ts'

export const enquiries: typeof ja = {
  refusals: {
    enquiry_over: 'This enquiry has already been answered.',
    links_missing: 'First match the other member and the job. Choose “Not found” if you can’t find them.',
    nobody_to_answer: 'Nobody knows who asked, so no reply can be sent.',
    nothing_linked: 'Match it first.',
    own_other_side: 'The member who asks can’t be matched as the other side.',
    already_opened: 'A case has already been opened.',
  },
}
