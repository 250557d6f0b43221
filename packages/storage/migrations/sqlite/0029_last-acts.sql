CREATE TABLE `acts` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`kind` text NOT NULL,
	`case_id` text NOT NULL,
	`done_at` text NOT NULL,
	`undo_until` text NOT NULL,
	`state` text NOT NULL,
	`note_id` text,
	`others_entries` integer NOT NULL,
	`escalated_by` text,
	`placement` text,
	`rank_after` integer,
	CONSTRAINT "acts_state" CHECK(state in ('done', 'undone', 'lost'))
);
--> statement-breakpoint
CREATE INDEX `acts_staff` ON `acts` (`staff_id`,`id`);--> statement-breakpoint
CREATE INDEX `acts_done` ON `acts` (`done_at`);--> statement-breakpoint
ALTER TABLE `decisions` ADD `page` text;