/** The status of each refusal about notices that nothing else has. */
export const NOTICE_STATUS = {
  notice_too_early: 409,
  notice_open: 409,
  notice_published: 409,
  notice_edited: 409,
  notice_requested: 409,
  already_requested: 409,
  not_requested: 409,
  month_not_closed: 409,
  month_revised: 409,
  limit_changed: 409,
  standards_changed: 409,
  text_flawed: 422,
  own_text: 403,
  author_gone: 409,
} as const
