/** Action codes of contact reminders and enquiries, in their groups. */
export const CONTACT_ACTION_GROUPS = {
  reminders: [
    'reminder.taken',
    'reminder.turned_away',
    'reminder.sent',
    'reminder.answered',
    'reminder.contacted_late',
    'reminder.due',
    'reminder.proposed',
    'reminder.held',
    'reminder.agreed',
    'reminder.sent_back',
    'reminder.undone',
    'reminder.stands',
    'reminder.reversed',
    'reminder_settings.set',
  ],
  enquiries: [
    'enquiry.received',
    'enquiry.linked',
    'enquiry.checked',
    'enquiry.evidence_added',
    'enquiry.case_opened',
    'enquiry.answered',
    'enquiry.undone',
    'enquiry.stands',
  ],
} as const
