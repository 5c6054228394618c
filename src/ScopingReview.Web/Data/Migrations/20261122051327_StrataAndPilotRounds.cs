using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ScopingReview.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class StrataAndPilotRounds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "stratification",
                table: "screening_plans",
                type: "text",
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<string[]>(
                name: "frame_strata",
                table: "sample_draws",
                type: "text[]",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "sample_count",
                table: "sample_draws",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "pilot_rounds",
                columns: table => new
                {
                    draw_id = table.Column<Guid>(type: "uuid", nullable: false),
                    review_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage = table.Column<string>(type: "text", nullable: false),
                    participant_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pilot_rounds", x => x.draw_id);
                    table.ForeignKey(
                        name: "fk_pilot_rounds_sample_draws_draw_id",
                        column: x => x.draw_id,
                        principalTable: "sample_draws",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pilot_closings",
                columns: table => new
                {
                    draw_id = table.Column<Guid>(type: "uuid", nullable: false),
                    review_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage = table.Column<string>(type: "text", nullable: false),
                    counts = table.Column<bool>(type: "boolean", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pilot_closings", x => x.draw_id);
                    table.ForeignKey(
                        name: "fk_pilot_closings_pilot_rounds_draw_id",
                        column: x => x.draw_id,
                        principalTable: "pilot_rounds",
                        principalColumn: "draw_id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_pilot_closings_review_id_stage",
                table: "pilot_closings",
                columns: new[] { "review_id", "stage" });

            migrationBuilder.CreateIndex(
                name: "ix_pilot_rounds_review_id_stage",
                table: "pilot_rounds",
                columns: new[] { "review_id", "stage" });

            migrationBuilder.Run("StrataAndPilotRounds.append_only");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "pilot_closings");

            migrationBuilder.DropTable(
                name: "pilot_rounds");

            migrationBuilder.DropColumn(
                name: "stratification",
                table: "screening_plans");

            migrationBuilder.DropColumn(
                name: "frame_strata",
                table: "sample_draws");

            migrationBuilder.DropColumn(
                name: "sample_count",
                table: "sample_draws");
        }
    }
}
