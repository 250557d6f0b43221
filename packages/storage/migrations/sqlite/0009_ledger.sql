DROP INDEX `decisions_one_a_case`;--> statement-breakpoint
ALTER TABLE `decisions` ADD `reversed` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `decisions` ADD `reverses` text;--> statement-breakpoint
CREATE UNIQUE INDEX `decisions_one_a_case` ON `decisions` (`case_id`) WHERE state <> 'undone' and reverses is null;--> statement-breakpoint
ALTER TABLE `measures` ADD `at` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `measures` ADD `reverses` text;--> statement-breakpoint
CREATE INDEX `measures_decision` ON `measures` (`decision_id`);--> statement-breakpoint
CREATE INDEX `measures_reverses` ON `measures` (`reverses`) WHERE reverses is not null;--> statement-breakpoint
UPDATE `measures` SET `at` = coalesce((SELECT `decided_at` FROM `decisions` WHERE `decisions`.`id` = `measures`.`decision_id`), '');
