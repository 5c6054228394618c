using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ScopingReview.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class ExclusionProposals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterTable(
                name: "merge_conflicts",
                comment: "What was said otherwise of a record than its votes: of one that was merged into it, a reviewer's other vote on the twin or the other outcome (decision 14); or, without a link, that whoever charts it says that it should be excluded (decision 35). It makes the record a conflict until the lead rules, or until the merge is undone or the proposal taken back.",
                oldComment: "What was said otherwise of a record that was merged into this one: a reviewer's other vote on the twin, or the other outcome. It makes the kept record a conflict (decision 14) until the lead rules or the merge is undone.");

            migrationBuilder.AlterColumn<Guid>(
                name: "link_id",
                table: "merge_conflicts",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterTable(
                name: "merge_conflicts",
                comment: "What was said otherwise of a record that was merged into this one: a reviewer's other vote on the twin, or the other outcome. It makes the kept record a conflict (decision 14) until the lead rules or the merge is undone.",
                oldComment: "What was said otherwise of a record than its votes: of one that was merged into it, a reviewer's other vote on the twin or the other outcome (decision 14); or, without a link, that whoever charts it says that it should be excluded (decision 35). It makes the record a conflict until the lead rules, or until the merge is undone or the proposal taken back.");

            migrationBuilder.AlterColumn<Guid>(
                name: "link_id",
                table: "merge_conflicts",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);
        }
    }
}
