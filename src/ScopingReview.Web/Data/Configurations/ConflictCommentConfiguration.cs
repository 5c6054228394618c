using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Data.Configurations;

internal sealed class ConflictCommentConfiguration : IEntityTypeConfiguration<ConflictComment>
{
    public void Configure(EntityTypeBuilder<ConflictComment> builder)
    {
        builder.ToTable("conflict_comments");
        builder.Property(c => c.Text).HasMaxLength(4000);
        builder.HasIndex(c => new { c.RecordId, c.Stage }).HasFilter("superseded_at is null");
        builder.HasIndex(c => c.ReviewId).HasFilter("superseded_at is null");
        builder.HasOne(c => c.Record).WithMany().HasForeignKey(c => c.RecordId).OnDelete(DeleteBehavior.Restrict);
    }
}
