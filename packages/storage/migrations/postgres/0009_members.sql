CREATE TABLE "member_notes" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"member_id" text collate "C" NOT NULL,
	"author_id" text collate "C" NOT NULL,
	"at" text collate "C" NOT NULL,
	"text" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE INDEX "member_notes_member" ON "member_notes" USING btree ("member_id","id");