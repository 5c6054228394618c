using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Data.Configurations;

internal sealed class CommentReadingConfiguration : IEntityTypeConfiguration<CommentReading>
{
    public void Configure(EntityTypeBuilder<CommentReading> builder)
    {
        builder.ToTable("comment_readings");
        builder.HasKey(r => new { r.UserId, r.RecordId, r.Stage });
        builder.HasOne<ReviewRecord>().WithMany().HasForeignKey(r => r.RecordId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}
