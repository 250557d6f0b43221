CREATE TABLE `answers` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`at` text NOT NULL,
	`kind` text NOT NULL,
	`case_id` text NOT NULL,
	`by_id` text,
	`detail` text DEFAULT '{}' NOT NULL,
	`read_at` text
);
--> statement-breakpoint
CREATE INDEX `answers_staff` ON `answers` (`staff_id`,`id`);--> statement-breakpoint
CREATE INDEX `answers_unread` ON `answers` (`staff_id`,`id`) WHERE read_at is null;--> statement-breakpoint
CREATE INDEX `answers_case` ON `answers` (`case_id`);--> statement-breakpoint
CREATE TABLE `case_watchers` (
	`case_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`case_id`, `staff_id`)
);
--> statement-breakpoint
CREATE INDEX `case_watchers_staff` ON `case_watchers` (`staff_id`,`at`);--> statement-breakpoint
CREATE TABLE `drafts` (
	`staff_id` text NOT NULL,
	`subject_id` text NOT NULL,
	`kind` text NOT NULL,
	`case_id` text,
	`member_id` text NOT NULL,
	`sealed` text NOT NULL,
	`saved_at` text NOT NULL,
	`edit` integer NOT NULL,
	PRIMARY KEY(`staff_id`, `subject_id`, `kind`),
	CONSTRAINT "drafts_edit" CHECK(edit >= 1 and sealed <> '')
);
--> statement-breakpoint
CREATE INDEX `drafts_subject` ON `drafts` (`subject_id`);--> statement-breakpoint
CREATE INDEX `drafts_member` ON `drafts` (`member_id`);--> statement-breakpoint
CREATE TABLE `saved_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`name` text NOT NULL,
	`step` text NOT NULL,
	`saved_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `saved_steps_owner` ON `saved_steps` (`owner_id`,`id`);--> statement-breakpoint
CREATE TABLE `snippets` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`name` text NOT NULL,
	`text` text NOT NULL,
	`saved_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `snippets_owner` ON `snippets` (`owner_id`,`id`);--> statement-breakpoint
ALTER TABLE `decisions` ADD `shown_ms` integer;--> statement-breakpoint
ALTER TABLE `decisions` ADD `quick` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `staff` ADD `kana` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `staff` ADD `latin_name` text DEFAULT '' NOT NULL;