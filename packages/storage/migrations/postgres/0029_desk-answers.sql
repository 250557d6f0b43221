CREATE TABLE "answers" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"staff_id" text collate "C" NOT NULL,
	"at" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"case_id" text collate "C" NOT NULL,
	"by_id" text collate "C",
	"detail" text collate "C" DEFAULT '{}' NOT NULL,
	"read_at" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "case_watchers" (
	"case_id" text collate "C" NOT NULL,
	"staff_id" text collate "C" NOT NULL,
	"at" text collate "C" NOT NULL,
	CONSTRAINT "case_watchers_case_id_staff_id_pk" PRIMARY KEY("case_id","staff_id")
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"staff_id" text collate "C" NOT NULL,
	"subject_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"case_id" text collate "C",
	"member_id" text collate "C" NOT NULL,
	"sealed" text collate "C" NOT NULL,
	"saved_at" text collate "C" NOT NULL,
	"edit" integer NOT NULL,
	CONSTRAINT "drafts_staff_id_subject_id_kind_pk" PRIMARY KEY("staff_id","subject_id","kind"),
	CONSTRAINT "drafts_edit" CHECK (edit >= 1 and sealed <> '')
);
--> statement-breakpoint
CREATE TABLE "saved_steps" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"owner_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"step" text collate "C" NOT NULL,
	"saved_at" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "snippets" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"owner_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"text" text collate "C" NOT NULL,
	"saved_at" text collate "C" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "shown_ms" integer;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "quick" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "kana" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "latin_name" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "answers_staff" ON "answers" USING btree ("staff_id","id");--> statement-breakpoint
CREATE INDEX "answers_unread" ON "answers" USING btree ("staff_id","id") WHERE read_at is null;--> statement-breakpoint
CREATE INDEX "answers_case" ON "answers" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "case_watchers_staff" ON "case_watchers" USING btree ("staff_id","at");--> statement-breakpoint
CREATE INDEX "drafts_subject" ON "drafts" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "drafts_member" ON "drafts" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "saved_steps_owner" ON "saved_steps" USING btree ("owner_id","id");--> statement-breakpoint
CREATE INDEX "snippets_owner" ON "snippets" USING btree ("owner_id","id");