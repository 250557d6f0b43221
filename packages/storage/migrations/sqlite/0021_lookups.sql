ALTER TABLE `disclosures` ADD `units` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `disclosures_lookups` ON `disclosures` (`kind`,`staff_id`,`at`) WHERE kind <> 'reveal';