using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Data.Configurations;

internal sealed class SavedFilterConfiguration : IEntityTypeConfiguration<SavedFilter>
{
    public void Configure(EntityTypeBuilder<SavedFilter> builder)
    {
        builder.ToTable("saved_filters");
        builder.Property(f => f.Name).HasMaxLength(60);
        builder.Property(f => f.Query).HasMaxLength(8000);
        builder.HasIndex(f => new { f.ReviewId, f.ById, f.Name }).IsUnique().HasFilter("superseded_at is null");
    }
}
