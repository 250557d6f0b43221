CREATE TABLE `contact_reminders` (
	`id` text PRIMARY KEY NOT NULL,
	`contract_id` text NOT NULL,
	`client_id` text NOT NULL,
	`freelancer_id` text NOT NULL,
	`requested_by` text NOT NULL,
	`contract` text NOT NULL,
	`reminders_sent` integer NOT NULL,
	`text` text NOT NULL,
	`requested_at` text NOT NULL,
	`received_at` text NOT NULL,
	`deadline` text NOT NULL,
	`state` text NOT NULL,
	`reminded_at` text DEFAULT '[]' NOT NULL,
	`remind_at` text NOT NULL,
	`next_reminder_at` text,
	`answered_at` text,
	`contacted_late_at` text,
	`answer` text DEFAULT '' NOT NULL,
	`case_id` text,
	`outcome` text,
	`amount_yen` integer,
	`negative_rating` integer DEFAULT 0 NOT NULL,
	`letter_asking` text DEFAULT '' NOT NULL,
	`letter_silent` text DEFAULT '' NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`decided_by` text,
	`decided_at` text,
	`agreed_by` text,
	`agreed_at` text,
	`held_until` text,
	`reversed_at` text,
	`erased_at` text,
	CONSTRAINT "contact_reminders_state" CHECK(state in ('waiting', 'answered', 'due', 'proposed', 'held', 'decided') and (state = 'answered') = (answered_at is not null)),
	CONSTRAINT "contact_reminders_next" CHECK(next_reminder_at is null or state = 'waiting'),
	CONSTRAINT "contact_reminders_outcome" CHECK((outcome is null or outcome in ('payment_confirmed', 'escrow_released', 'project_cancelled', 'dismissed'))
        and (state in ('proposed', 'held', 'decided')) = (outcome is not null)
        and (outcome in ('payment_confirmed', 'escrow_released')) = (amount_yen is not null)),
	CONSTRAINT "contact_reminders_two" CHECK(agreed_by is null or agreed_by <> decided_by)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contact_reminders_one_open` ON `contact_reminders` (`contract_id`) WHERE state in ('waiting', 'due', 'proposed', 'held');--> statement-breakpoint
CREATE INDEX `contact_reminders_deadline` ON `contact_reminders` (`deadline`,`id`) WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX `contact_reminders_next` ON `contact_reminders` (`next_reminder_at`,`id`) WHERE next_reminder_at is not null;--> statement-breakpoint
CREATE INDEX `contact_reminders_held` ON `contact_reminders` (`held_until`,`id`) WHERE state = 'held';--> statement-breakpoint
CREATE INDEX `contact_reminders_case` ON `contact_reminders` (`case_id`);--> statement-breakpoint
CREATE INDEX `contact_reminders_contract` ON `contact_reminders` (`contract_id`,`requested_at`);--> statement-breakpoint
CREATE INDEX `contact_reminders_received` ON `contact_reminders` (`received_at`,`id`);--> statement-breakpoint
CREATE INDEX `contact_reminders_client` ON `contact_reminders` (`client_id`,`id`);--> statement-breakpoint
CREATE INDEX `contact_reminders_freelancer` ON `contact_reminders` (`freelancer_id`,`id`);--> statement-breakpoint
CREATE INDEX `contact_reminders_proposed` ON `contact_reminders` (`decided_at`,`id`) WHERE state = 'proposed';--> statement-breakpoint
CREATE TABLE `enquiries` (
	`id` text PRIMARY KEY NOT NULL,
	`member_id` text,
	`stated_name` text NOT NULL,
	`stated_job_url` text NOT NULL,
	`stated_key` text NOT NULL,
	`text` text NOT NULL,
	`evidence` text NOT NULL,
	`received_at` text NOT NULL,
	`entered_by` text,
	`linked_member` text,
	`linked_job` text,
	`checklist` text NOT NULL,
	`state` text NOT NULL,
	`case_id` text NOT NULL,
	`letter` text DEFAULT '' NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`answered_by` text,
	`answered_at` text,
	`held_until` text,
	`erased_at` text,
	CONSTRAINT "enquiries_state" CHECK(state in ('open', 'held', 'answered') and (state = 'open') = (answered_by is null) and (state = 'open') = (answered_at is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `enquiries_case` ON `enquiries` (`case_id`);--> statement-breakpoint
CREATE INDEX `enquiries_received` ON `enquiries` (`received_at`,`id`);--> statement-breakpoint
CREATE INDEX `enquiries_held` ON `enquiries` (`held_until`) WHERE state = 'held';--> statement-breakpoint
CREATE INDEX `enquiries_member` ON `enquiries` (`member_id`,`id`);--> statement-breakpoint
CREATE INDEX `enquiries_linked_member` ON `enquiries` (`linked_member`,`id`);--> statement-breakpoint
CREATE INDEX `enquiries_stated` ON `enquiries` (`stated_key`,`id`) WHERE stated_key <> '';--> statement-breakpoint
CREATE TABLE `enquiry_cases` (
	`enquiry_id` text NOT NULL,
	`side` text NOT NULL,
	`case_id` text NOT NULL,
	`at` text NOT NULL,
	`by` text NOT NULL,
	PRIMARY KEY(`enquiry_id`, `side`)
);
--> statement-breakpoint
CREATE INDEX `enquiry_cases_case` ON `enquiry_cases` (`case_id`);--> statement-breakpoint
DROP INDEX `appeals_one_open`;--> statement-breakpoint
ALTER TABLE `appeals` ADD `reminder_id` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `appeals_reminder` ON `appeals` (`reminder_id`) WHERE reminder_id <> '';--> statement-breakpoint
CREATE UNIQUE INDEX `appeals_one_open` ON `appeals` (`decision_id`,`reminder_id`,`member_id`) WHERE state in ('open', 'held');