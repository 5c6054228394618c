using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ScopingReview.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class RemovalsAndPreviousVersion : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "previous_studies",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    review_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    superseded_by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_previous_studies", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "previous_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    review_id = table.Column<Guid>(type: "uuid", nullable: false),
                    citation = table.Column<string>(type: "text", nullable: false),
                    doi = table.Column<string>(type: "text", nullable: true),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    superseded_by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_previous_versions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "removal_batches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    review_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    detail = table.Column<string>(type: "text", nullable: false),
                    selection = table.Column<string>(type: "text", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_removal_batches", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "further_reports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    review_id = table.Column<Guid>(type: "uuid", nullable: false),
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    previous_study_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    superseded_by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_further_reports", x => x.id);
                    table.ForeignKey(
                        name: "fk_further_reports_previous_studies_previous_study_id",
                        column: x => x.previous_study_id,
                        principalTable: "previous_studies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_further_reports_records_report_id",
                        column: x => x.report_id,
                        principalTable: "records",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "previous_reports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    review_id = table.Column<Guid>(type: "uuid", nullable: false),
                    study_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    citation = table.Column<string>(type: "text", nullable: false),
                    doi = table.Column<string>(type: "text", nullable: true),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    superseded_by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_previous_reports", x => x.id);
                    table.ForeignKey(
                        name: "fk_previous_reports_previous_studies_study_id",
                        column: x => x.study_id,
                        principalTable: "previous_studies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "removed_records",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    review_id = table.Column<Guid>(type: "uuid", nullable: false),
                    batch_id = table.Column<Guid>(type: "uuid", nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    superseded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    superseded_by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_removed_records", x => x.id);
                    table.ForeignKey(
                        name: "fk_removed_records_records_record_id",
                        column: x => x.record_id,
                        principalTable: "records",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_removed_records_removal_batches_batch_id",
                        column: x => x.batch_id,
                        principalTable: "removal_batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_further_reports_previous_study_id",
                table: "further_reports",
                column: "previous_study_id");

            migrationBuilder.CreateIndex(
                name: "ix_further_reports_report_id",
                table: "further_reports",
                column: "report_id",
                unique: true,
                filter: "superseded_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_further_reports_review_id",
                table: "further_reports",
                column: "review_id",
                filter: "superseded_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_previous_reports_review_id",
                table: "previous_reports",
                column: "review_id",
                filter: "superseded_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_previous_reports_study_id",
                table: "previous_reports",
                column: "study_id");

            migrationBuilder.CreateIndex(
                name: "ix_previous_studies_review_id",
                table: "previous_studies",
                column: "review_id",
                filter: "superseded_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_previous_versions_review_id",
                table: "previous_versions",
                column: "review_id",
                unique: true,
                filter: "superseded_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_removal_batches_review_id_at",
                table: "removal_batches",
                columns: new[] { "review_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_removed_records_batch_id",
                table: "removed_records",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "ix_removed_records_record_id",
                table: "removed_records",
                column: "record_id",
                unique: true,
                filter: "superseded_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_removed_records_review_id",
                table: "removed_records",
                column: "review_id",
                filter: "superseded_at is null");

            migrationBuilder.Run("RemovalsAndPreviousVersion.append_only");
            migrationBuilder.Run("RemovalsAndPreviousVersion.announce_review");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "further_reports");

            migrationBuilder.DropTable(
                name: "previous_reports");

            migrationBuilder.DropTable(
                name: "previous_versions");

            migrationBuilder.DropTable(
                name: "removed_records");

            migrationBuilder.DropTable(
                name: "previous_studies");

            migrationBuilder.DropTable(
                name: "removal_batches");
        }
    }
}
