CREATE TABLE `measure_responses` (
	`measure_id` text PRIMARY KEY NOT NULL,
	`decision_id` text NOT NULL,
	`member_id` text NOT NULL,
	`measure` text NOT NULL,
	`due_at` text,
	`responded_at` text,
	`received_at` text,
	`missed_at` text,
	`case_id` text,
	CONSTRAINT "measure_responses_due" CHECK(due_at is null or measure = 'request_correction'),
	CONSTRAINT "measure_responses_told" CHECK((responded_at is null) = (received_at is null)),
	CONSTRAINT "measure_responses_missed" CHECK(missed_at is null or due_at is not null)
);
--> statement-breakpoint
CREATE INDEX `measure_responses_decision` ON `measure_responses` (`decision_id`);--> statement-breakpoint
CREATE INDEX `measure_responses_case` ON `measure_responses` (`case_id`) WHERE case_id is not null;--> statement-breakpoint
CREATE INDEX `measure_responses_waiting` ON `measure_responses` (`due_at`) WHERE due_at is not null and responded_at is null and missed_at is null;--> statement-breakpoint
ALTER TABLE `appeals` ADD `due_at` text;--> statement-breakpoint
ALTER TABLE `cases` ADD `missed_at` text;