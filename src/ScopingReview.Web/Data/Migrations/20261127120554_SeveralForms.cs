using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ScopingReview.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class SeveralForms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_charting_forms_review_id_version",
                table: "charting_forms");

            migrationBuilder.DropPrimaryKey(
                name: "pk_charting_form_drafts",
                table: "charting_form_drafts");

            migrationBuilder.DropIndex(
                name: "ix_chart_entries_study_id",
                table: "chart_entries");

            migrationBuilder.AlterTable(
                name: "charting_form_drafts",
                comment: "A form that a review's leads are working on. It counts for nothing until it is published as a version.",
                oldComment: "The charting form that a review's leads are working on. It counts for nothing until it is published as a version.");

            migrationBuilder.AlterTable(
                name: "chart_entries",
                comment: "The charted answers of a study at one moment: with a form, as the first, the second or the consensus of both. The newest of each is the one that is not superseded.",
                oldComment: "The charted answers of a study at one moment; the newest (not superseded) counts.");

            migrationBuilder.AddColumn<Guid>(
                name: "form_id",
                table: "charting_forms",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "form_id",
                table: "charting_form_drafts",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "form_id",
                table: "chart_entries",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reading",
                table: "chart_entries",
                type: "character varying(10)",
                maxLength: 10,
                nullable: false,
                defaultValue: "First");

            migrationBuilder.CreateTable(
                name: "review_forms",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    review_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    mode = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    dual_share = table.Column<decimal>(type: "numeric(5,4)", precision: 5, scale: 4, nullable: false),
                    added_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_review_forms", x => x.id);
                    table.CheckConstraint("ck_review_forms_mode", "mode in ('One', 'Verified', 'Dual')");
                    table.ForeignKey(
                        name: "fk_review_forms_asp_net_users_added_by_id",
                        column: x => x.added_by_id,
                        principalTable: "asp_net_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_review_forms_reviews_review_id",
                        column: x => x.review_id,
                        principalTable: "reviews",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "A form of a review, for charting or for critical appraisal. Its published versions are in charting_forms.");

            migrationBuilder.CreateTable(
                name: "chart_assignments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    review_id = table.Column<Guid>(type: "uuid", nullable: false),
                    form_id = table.Column<Guid>(type: "uuid", nullable: false),
                    study_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reading = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    superseded_by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_chart_assignments", x => x.id);
                    table.CheckConstraint("ck_chart_assignments_reading", "reading in ('First', 'Second', 'Consensus')");
                    table.ForeignKey(
                        name: "fk_chart_assignments_asp_net_users_by_id",
                        column: x => x.by_id,
                        principalTable: "asp_net_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_chart_assignments_asp_net_users_superseded_by_id",
                        column: x => x.superseded_by_id,
                        principalTable: "asp_net_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_chart_assignments_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "asp_net_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_chart_assignments_records_study_id",
                        column: x => x.study_id,
                        principalTable: "records",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_chart_assignments_review_forms_form_id",
                        column: x => x.form_id,
                        principalTable: "review_forms",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_chart_assignments_reviews_review_id",
                        column: x => x.review_id,
                        principalTable: "reviews",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "Who charts a study with a form, as the first or the second. Given by a lead, or taken by beginning.");

            migrationBuilder.CreateTable(
                name: "chart_draws",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    review_id = table.Column<Guid>(type: "uuid", nullable: false),
                    form_id = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    algorithm = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    seed = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    study_share = table.Column<decimal>(type: "numeric(5,4)", precision: 5, scale: 4, nullable: true),
                    frame_numbers = table.Column<int[]>(type: "integer[]", nullable: false),
                    frame_sha256 = table.Column<string>(type: "text", nullable: false),
                    drawn_numbers = table.Column<int[]>(type: "integer[]", nullable: false),
                    drawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    drawn_by_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_chart_draws", x => x.id);
                    table.CheckConstraint("ck_chart_draws_purpose", "purpose in ('Pilot', 'Share')");
                    table.ForeignKey(
                        name: "fk_chart_draws_asp_net_users_drawn_by_id",
                        column: x => x.drawn_by_id,
                        principalTable: "asp_net_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_chart_draws_review_forms_form_id",
                        column: x => x.form_id,
                        principalTable: "review_forms",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_chart_draws_reviews_review_id",
                        column: x => x.review_id,
                        principalTable: "reviews",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "A draw of studies that two people chart independently, stored with all that is needed to repeat it.");

            migrationBuilder.CreateTable(
                name: "row_matches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    review_id = table.Column<Guid>(type: "uuid", nullable: false),
                    form_id = table.Column<Guid>(type: "uuid", nullable: false),
                    study_id = table.Column<Guid>(type: "uuid", nullable: false),
                    first_row_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    second_row_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    superseded_by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_row_matches", x => x.id);
                    table.ForeignKey(
                        name: "fk_row_matches_asp_net_users_by_id",
                        column: x => x.by_id,
                        principalTable: "asp_net_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_row_matches_asp_net_users_superseded_by_id",
                        column: x => x.superseded_by_id,
                        principalTable: "asp_net_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_row_matches_records_study_id",
                        column: x => x.study_id,
                        principalTable: "records",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_row_matches_review_forms_form_id",
                        column: x => x.form_id,
                        principalTable: "review_forms",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_row_matches_reviews_review_id",
                        column: x => x.review_id,
                        principalTable: "reviews",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "Two rows of a repeatable group, one of each person who charted the study, that a lead says are about the same thing.");

            migrationBuilder.Run("SeveralForms.backfill");

            migrationBuilder.AlterColumn<Guid>(
                name: "form_id",
                table: "charting_forms",
                type: "uuid",
                nullable: false,
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "form_id",
                table: "charting_form_drafts",
                type: "uuid",
                nullable: false,
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "form_id",
                table: "chart_entries",
                type: "uuid",
                nullable: false,
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "reading",
                table: "chart_entries",
                type: "character varying(10)",
                maxLength: 10,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(10)",
                oldMaxLength: 10,
                oldDefaultValue: "First");

            migrationBuilder.AddPrimaryKey(
                name: "pk_charting_form_drafts",
                table: "charting_form_drafts",
                column: "form_id");

            migrationBuilder.CreateIndex(
                name: "ix_charting_forms_form_id_version",
                table: "charting_forms",
                columns: new[] { "form_id", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_charting_forms_review_id",
                table: "charting_forms",
                column: "review_id");

            migrationBuilder.CreateIndex(
                name: "ix_charting_form_drafts_review_id",
                table: "charting_form_drafts",
                column: "review_id");

            migrationBuilder.CreateIndex(
                name: "ix_chart_entries_form_id",
                table: "chart_entries",
                column: "form_id");

            migrationBuilder.CreateIndex(
                name: "ix_chart_entries_study_id_form_id_reading",
                table: "chart_entries",
                columns: new[] { "study_id", "form_id", "reading" },
                unique: true,
                filter: "superseded_at is null");

            migrationBuilder.AddCheckConstraint(
                name: "ck_chart_entries_reading",
                table: "chart_entries",
                sql: "reading in ('First', 'Second', 'Consensus')");

            migrationBuilder.CreateIndex(
                name: "ix_chart_assignments_form_id_study_id_user_id",
                table: "chart_assignments",
                columns: new[] { "form_id", "study_id", "user_id" },
                unique: true,
                filter: "superseded_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_chart_assignments_review_id",
                table: "chart_assignments",
                column: "review_id");

            migrationBuilder.CreateIndex(
                name: "ix_chart_assignments_study_id_form_id_reading",
                table: "chart_assignments",
                columns: new[] { "study_id", "form_id", "reading" },
                unique: true,
                filter: "superseded_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_chart_draws_form_id",
                table: "chart_draws",
                column: "form_id");

            migrationBuilder.CreateIndex(
                name: "ix_review_forms_review_id_position",
                table: "review_forms",
                columns: new[] { "review_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_row_matches_form_id_study_id_first_row_id",
                table: "row_matches",
                columns: new[] { "form_id", "study_id", "first_row_id" },
                unique: true,
                filter: "superseded_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_row_matches_form_id_study_id_second_row_id",
                table: "row_matches",
                columns: new[] { "form_id", "study_id", "second_row_id" },
                unique: true,
                filter: "superseded_at is null");

            migrationBuilder.AddForeignKey(
                name: "fk_chart_entries_review_forms_form_id",
                table: "chart_entries",
                column: "form_id",
                principalTable: "review_forms",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_charting_form_drafts_review_forms_form_id",
                table: "charting_form_drafts",
                column: "form_id",
                principalTable: "review_forms",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_charting_forms_review_forms_form_id",
                table: "charting_forms",
                column: "form_id",
                principalTable: "review_forms",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.Run("SeveralForms.append_only");
            migrationBuilder.Run("SeveralForms.counting_charts");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop view counting_charts");

            migrationBuilder.DropForeignKey(
                name: "fk_chart_entries_review_forms_form_id",
                table: "chart_entries");

            migrationBuilder.DropForeignKey(
                name: "fk_charting_form_drafts_review_forms_form_id",
                table: "charting_form_drafts");

            migrationBuilder.DropForeignKey(
                name: "fk_charting_forms_review_forms_form_id",
                table: "charting_forms");

            migrationBuilder.DropTable(
                name: "chart_assignments");

            migrationBuilder.DropTable(
                name: "chart_draws");

            migrationBuilder.DropTable(
                name: "row_matches");

            migrationBuilder.DropTable(
                name: "review_forms");

            migrationBuilder.DropIndex(
                name: "ix_charting_forms_form_id_version",
                table: "charting_forms");

            migrationBuilder.DropIndex(
                name: "ix_charting_forms_review_id",
                table: "charting_forms");

            migrationBuilder.DropPrimaryKey(
                name: "pk_charting_form_drafts",
                table: "charting_form_drafts");

            migrationBuilder.DropIndex(
                name: "ix_charting_form_drafts_review_id",
                table: "charting_form_drafts");

            migrationBuilder.DropIndex(
                name: "ix_chart_entries_form_id",
                table: "chart_entries");

            migrationBuilder.DropIndex(
                name: "ix_chart_entries_study_id_form_id_reading",
                table: "chart_entries");

            migrationBuilder.DropCheckConstraint(
                name: "ck_chart_entries_reading",
                table: "chart_entries");

            migrationBuilder.DropColumn(
                name: "form_id",
                table: "charting_forms");

            migrationBuilder.DropColumn(
                name: "form_id",
                table: "charting_form_drafts");

            migrationBuilder.DropColumn(
                name: "form_id",
                table: "chart_entries");

            migrationBuilder.DropColumn(
                name: "reading",
                table: "chart_entries");

            migrationBuilder.AlterTable(
                name: "charting_form_drafts",
                comment: "The charting form that a review's leads are working on. It counts for nothing until it is published as a version.",
                oldComment: "A form that a review's leads are working on. It counts for nothing until it is published as a version.");

            migrationBuilder.AlterTable(
                name: "chart_entries",
                comment: "The charted answers of a study at one moment; the newest (not superseded) counts.",
                oldComment: "The charted answers of a study at one moment: with a form, as the first, the second or the consensus of both. The newest of each is the one that is not superseded.");

            migrationBuilder.AddPrimaryKey(
                name: "pk_charting_form_drafts",
                table: "charting_form_drafts",
                column: "review_id");

            migrationBuilder.CreateIndex(
                name: "ix_charting_forms_review_id_version",
                table: "charting_forms",
                columns: new[] { "review_id", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_chart_entries_study_id",
                table: "chart_entries",
                column: "study_id",
                unique: true,
                filter: "superseded_at is null");
        }
    }
}
