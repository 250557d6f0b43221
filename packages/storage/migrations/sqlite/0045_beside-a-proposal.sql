DROP INDEX `decisions_one_a_case`;--> statement-breakpoint
DROP INDEX `decisions_filtered`;--> statement-breakpoint
ALTER TABLE `decisions` ADD `beside` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `decisions_one_a_case` ON `decisions` (`case_id`,`beside`) WHERE state <> 'undone' and reverses is null;--> statement-breakpoint
CREATE INDEX `decisions_filtered` ON `decisions` (`target_type`,`month`,`source`,`format`,`job_category`,`language`,`published`,`counted`,`beside`) WHERE reverses is null and state in ('held', 'standing');