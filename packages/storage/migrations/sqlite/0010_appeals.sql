CREATE TABLE `appeals` (
	`id` text PRIMARY KEY NOT NULL,
	`decision_id` text NOT NULL,
	`measure_id` text NOT NULL,
	`member_id` text NOT NULL,
	`text` text NOT NULL,
	`appealed_at` text NOT NULL,
	`received_at` text NOT NULL,
	`state` text NOT NULL,
	`refusal` text,
	`outcome` text,
	`decided_by` text,
	`decided_at` text,
	`held_until` text,
	`reason` text DEFAULT '' NOT NULL,
	`letter` text DEFAULT '' NOT NULL,
	`reversal_id` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `appeals_one_open` ON `appeals` (`decision_id`) WHERE state in ('open', 'held');--> statement-breakpoint
CREATE INDEX `appeals_state` ON `appeals` (`state`,`received_at`,`id`);--> statement-breakpoint
CREATE INDEX `appeals_held` ON `appeals` (`held_until`) WHERE state = 'held';--> statement-breakpoint
CREATE INDEX `appeals_member` ON `appeals` (`member_id`);