ALTER TABLE `staff` ADD `confirmed_on_small_desk` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE TRIGGER setting_proposals_money BEFORE UPDATE ON `setting_proposals` WHEN NEW.`about` = 'money' AND NEW.`state` = 'agreed' AND EXISTS (
	SELECT 1 FROM `staff` WHERE `id` IN (NEW.`proposer_id`, NEW.`ended_by`) AND `confirmed_on_small_desk` = 1
) BEGIN SELECT RAISE(ABORT, 'a limit of money is raised by two who were confirmed by the full rule'); END;
