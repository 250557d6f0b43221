CREATE TABLE "contact_reminders" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"contract_id" text collate "C" NOT NULL,
	"client_id" text collate "C" NOT NULL,
	"freelancer_id" text collate "C" NOT NULL,
	"requested_by" text collate "C" NOT NULL,
	"contract" text collate "C" NOT NULL,
	"reminders_sent" integer NOT NULL,
	"text" text collate "C" NOT NULL,
	"requested_at" text collate "C" NOT NULL,
	"received_at" text collate "C" NOT NULL,
	"deadline" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"reminded_at" text collate "C" DEFAULT '[]' NOT NULL,
	"remind_at" text collate "C" NOT NULL,
	"next_reminder_at" text collate "C",
	"answered_at" text collate "C",
	"contacted_late_at" text collate "C",
	"answer" text collate "C" DEFAULT '' NOT NULL,
	"case_id" text collate "C",
	"outcome" text collate "C",
	"amount_yen" integer,
	"negative_rating" integer DEFAULT 0 NOT NULL,
	"letter_asking" text collate "C" DEFAULT '' NOT NULL,
	"letter_silent" text collate "C" DEFAULT '' NOT NULL,
	"reason" text collate "C" DEFAULT '' NOT NULL,
	"decided_by" text collate "C",
	"decided_at" text collate "C",
	"agreed_by" text collate "C",
	"agreed_at" text collate "C",
	"held_until" text collate "C",
	"reversed_at" text collate "C",
	"erased_at" text collate "C",
	CONSTRAINT "contact_reminders_state" CHECK (state in ('waiting', 'answered', 'due', 'proposed', 'held', 'decided') and (state = 'answered') = (answered_at is not null)),
	CONSTRAINT "contact_reminders_next" CHECK (next_reminder_at is null or state = 'waiting'),
	CONSTRAINT "contact_reminders_outcome" CHECK ((outcome is null or outcome in ('payment_confirmed', 'escrow_released', 'project_cancelled', 'dismissed'))
        and (state in ('proposed', 'held', 'decided')) = (outcome is not null)
        and (outcome in ('payment_confirmed', 'escrow_released')) = (amount_yen is not null)),
	CONSTRAINT "contact_reminders_two" CHECK (agreed_by is null or agreed_by <> decided_by)
);
--> statement-breakpoint
CREATE TABLE "enquiries" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"member_id" text collate "C",
	"stated_name" text collate "C" NOT NULL,
	"stated_job_url" text collate "C" NOT NULL,
	"stated_key" text collate "C" NOT NULL,
	"text" text collate "C" NOT NULL,
	"evidence" text collate "C" NOT NULL,
	"received_at" text collate "C" NOT NULL,
	"entered_by" text collate "C",
	"linked_member" text collate "C",
	"linked_job" text collate "C",
	"checklist" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"case_id" text collate "C" NOT NULL,
	"letter" text collate "C" DEFAULT '' NOT NULL,
	"note" text collate "C" DEFAULT '' NOT NULL,
	"answered_by" text collate "C",
	"answered_at" text collate "C",
	"held_until" text collate "C",
	"erased_at" text collate "C",
	CONSTRAINT "enquiries_state" CHECK (state in ('open', 'held', 'answered') and (state = 'open') = (answered_by is null) and (state = 'open') = (answered_at is null))
);
--> statement-breakpoint
CREATE TABLE "enquiry_cases" (
	"enquiry_id" text collate "C" NOT NULL,
	"side" text collate "C" NOT NULL,
	"case_id" text collate "C" NOT NULL,
	"at" text collate "C" NOT NULL,
	"by" text collate "C" NOT NULL,
	CONSTRAINT "enquiry_cases_enquiry_id_side_pk" PRIMARY KEY("enquiry_id","side")
);
--> statement-breakpoint
DROP INDEX "appeals_one_open";--> statement-breakpoint
ALTER TABLE "appeals" ADD COLUMN "reminder_id" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "contact_reminders_one_open" ON "contact_reminders" USING btree ("contract_id") WHERE state in ('waiting', 'due', 'proposed', 'held');--> statement-breakpoint
CREATE INDEX "contact_reminders_deadline" ON "contact_reminders" USING btree ("deadline","id") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "contact_reminders_next" ON "contact_reminders" USING btree ("next_reminder_at","id") WHERE next_reminder_at is not null;--> statement-breakpoint
CREATE INDEX "contact_reminders_held" ON "contact_reminders" USING btree ("held_until","id") WHERE state = 'held';--> statement-breakpoint
CREATE INDEX "contact_reminders_case" ON "contact_reminders" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "contact_reminders_contract" ON "contact_reminders" USING btree ("contract_id","requested_at");--> statement-breakpoint
CREATE INDEX "contact_reminders_received" ON "contact_reminders" USING btree ("received_at","id");--> statement-breakpoint
CREATE INDEX "contact_reminders_client" ON "contact_reminders" USING btree ("client_id","id");--> statement-breakpoint
CREATE INDEX "contact_reminders_freelancer" ON "contact_reminders" USING btree ("freelancer_id","id");--> statement-breakpoint
CREATE INDEX "contact_reminders_proposed" ON "contact_reminders" USING btree ("decided_at","id") WHERE state = 'proposed';--> statement-breakpoint
CREATE UNIQUE INDEX "enquiries_case" ON "enquiries" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "enquiries_received" ON "enquiries" USING btree ("received_at","id");--> statement-breakpoint
CREATE INDEX "enquiries_held" ON "enquiries" USING btree ("held_until") WHERE state = 'held';--> statement-breakpoint
CREATE INDEX "enquiries_member" ON "enquiries" USING btree ("member_id","id");--> statement-breakpoint
CREATE INDEX "enquiries_linked_member" ON "enquiries" USING btree ("linked_member","id");--> statement-breakpoint
CREATE INDEX "enquiries_stated" ON "enquiries" USING btree ("stated_key","id") WHERE stated_key <> '';--> statement-breakpoint
CREATE INDEX "enquiry_cases_case" ON "enquiry_cases" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "appeals_reminder" ON "appeals" USING btree ("reminder_id") WHERE reminder_id <> '';--> statement-breakpoint
CREATE UNIQUE INDEX "appeals_one_open" ON "appeals" USING btree ("decision_id","reminder_id","member_id") WHERE state in ('open', 'held');