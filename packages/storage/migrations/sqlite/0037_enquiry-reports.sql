ALTER TABLE `enquiries` ADD `linked_by` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `reports` ADD `enquiry_id` text;--> statement-breakpoint
ALTER TABLE `reports` ADD `entered_by` text;--> statement-breakpoint
ALTER TABLE `reports` ADD `had_part` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `withdrawal_evidence` ADD `source` text DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE `enquiries` SET `linked_by` = (
	SELECT json_group_array(who) FROM (SELECT DISTINCT `actor_id` AS who FROM `audit` WHERE `subject_id` = `enquiries`.`case_id` AND `action` = 'enquiry.linked')
);--> statement-breakpoint
UPDATE `reports` SET `enquiry_id` = (
	SELECT e.`id` FROM `enquiries` e JOIN `enquiry_cases` c ON c.`enquiry_id` = e.`id` AND c.`side` = `reports`.`target_type`
	WHERE e.`received_at` = `reports`.`reported_at` AND coalesce(e.`member_id`, e.`id`) = `reports`.`reporter_id` ORDER BY e.`id` LIMIT 1
) WHERE `id` GLOB 'enquiry-member-*' OR `id` GLOB 'enquiry-job-*';--> statement-breakpoint
UPDATE `reports` SET `entered_by` = (SELECT e.`entered_by` FROM `enquiries` e WHERE e.`id` = `reports`.`enquiry_id`),
	`had_part` = (SELECT json_group_array(who) FROM (
		SELECT e.`entered_by` AS who FROM `enquiries` e WHERE e.`id` = `reports`.`enquiry_id` AND e.`entered_by` IS NOT NULL
		UNION SELECT j.`value` FROM `enquiries` e, json_each(e.`linked_by`) j WHERE e.`id` = `reports`.`enquiry_id`
		UNION SELECT c.`by` FROM `enquiry_cases` c WHERE c.`enquiry_id` = `reports`.`enquiry_id`
	)) WHERE `enquiry_id` IS NOT NULL;--> statement-breakpoint
CREATE TRIGGER reports_source_kept BEFORE UPDATE OF `enquiry_id`, `entered_by`, `had_part` ON `reports`
BEGIN SELECT RAISE(ABORT, 'where a report comes from is kept'); END;--> statement-breakpoint
DROP TRIGGER evidence_only_emptied;--> statement-breakpoint
CREATE TRIGGER evidence_only_emptied BEFORE UPDATE ON `withdrawal_evidence` WHEN NOT (
	NEW.`withdrawal_id` = OLD.`withdrawal_id` AND NEW.`n` = OLD.`n` AND NEW.`kind` = OLD.`kind` AND NEW.`ref` = OLD.`ref`
	AND NEW.`at` = OLD.`at` AND NEW.`hash` = OLD.`hash` AND NEW.`source` = OLD.`source`
	AND NEW.`title` IN ('', OLD.`title`) AND NEW.`text` IN ('', OLD.`text`)
) BEGIN SELECT RAISE(ABORT, 'evidence is kept as it was pinned'); END;
