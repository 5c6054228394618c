using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ScopingReview.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class RecordWords : Migration
    {
        /// <inheritdoc />
        // The words that are there stay: they are what the function makes of the same texts.
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Run("RecordWords.record_words");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
            => throw new NotSupportedException("The way back is a backup (docs/OPERATIONS.md).");
    }
}
