using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ScopingReview.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class WithdrawnImportsAndTakenOverDecisions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_records_review_id_number",
                table: "records");

            migrationBuilder.DropIndex(
                name: "ix_imports_review_id_sha256",
                table: "imports");

            migrationBuilder.AddColumn<string>(
                name: "hits_explained",
                table: "search_runs",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "withdrawn_at",
                table: "records",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "mapping_json",
                table: "imports",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "withdrawn_at",
                table: "imports",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "withdrawn_by_id",
                table: "imports",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "decision_import_id",
                table: "decisions",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "column_mappings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    review_id = table.Column<Guid>(type: "uuid", nullable: false),
                    header_signature = table.Column<string>(type: "text", nullable: false),
                    mapping_json = table.Column<string>(type: "jsonb", nullable: false),
                    saved_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_column_mappings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "decision_imports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    review_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false),
                    format = table.Column<string>(type: "text", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    people_json = table.Column<string>(type: "jsonb", nullable: false),
                    imported_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    imported_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_decision_imports", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_records_review_id_number",
                table: "records",
                columns: new[] { "review_id", "number" },
                unique: true)
                .Annotation("Npgsql:IndexInclude", new[] { "id", "source_id", "withdrawn_at" });

            migrationBuilder.CreateIndex(
                name: "ix_imports_review_id_sha256",
                table: "imports",
                columns: new[] { "review_id", "sha256" },
                unique: true,
                filter: "withdrawn_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_decisions_decision_import_id",
                table: "decisions",
                column: "decision_import_id");

            migrationBuilder.CreateIndex(
                name: "ix_column_mappings_review_id_header_signature",
                table: "column_mappings",
                columns: new[] { "review_id", "header_signature" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_decision_imports_review_id",
                table: "decision_imports",
                column: "review_id");

            migrationBuilder.AddForeignKey(
                name: "fk_decisions_decision_imports_decision_import_id",
                table: "decisions",
                column: "decision_import_id",
                principalTable: "decision_imports",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.Run("WithdrawnImportsAndTakenOverDecisions.append_only");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_decisions_decision_imports_decision_import_id",
                table: "decisions");

            migrationBuilder.DropTable(
                name: "column_mappings");

            migrationBuilder.DropTable(
                name: "decision_imports");

            migrationBuilder.DropIndex(
                name: "ix_records_review_id_number",
                table: "records");

            migrationBuilder.DropIndex(
                name: "ix_imports_review_id_sha256",
                table: "imports");

            migrationBuilder.DropIndex(
                name: "ix_decisions_decision_import_id",
                table: "decisions");

            migrationBuilder.DropColumn(
                name: "hits_explained",
                table: "search_runs");

            migrationBuilder.DropColumn(
                name: "withdrawn_at",
                table: "records");

            migrationBuilder.DropColumn(
                name: "mapping_json",
                table: "imports");

            migrationBuilder.DropColumn(
                name: "withdrawn_at",
                table: "imports");

            migrationBuilder.DropColumn(
                name: "withdrawn_by_id",
                table: "imports");

            migrationBuilder.DropColumn(
                name: "decision_import_id",
                table: "decisions");

            migrationBuilder.CreateIndex(
                name: "ix_records_review_id_number",
                table: "records",
                columns: new[] { "review_id", "number" },
                unique: true)
                .Annotation("Npgsql:IndexInclude", new[] { "id", "source_id" });

            migrationBuilder.CreateIndex(
                name: "ix_imports_review_id_sha256",
                table: "imports",
                columns: new[] { "review_id", "sha256" },
                unique: true);
        }
    }
}
