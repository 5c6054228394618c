using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Data.Configurations;

internal sealed class TeamConfiguration :
    IEntityTypeConfiguration<Review>, IEntityTypeConfiguration<ReviewMember>, IEntityTypeConfiguration<Invitation>,
    IEntityTypeConfiguration<AuditEvent>
{
    public void Configure(EntityTypeBuilder<Review> builder)
    {
        builder.Property(r => r.Title).HasMaxLength(300);
        builder.Property(r => r.OpenUrlPrefix).HasMaxLength(500);
    }

    public void Configure(EntityTypeBuilder<ReviewMember> builder)
    {
        builder.ToTable("members");
        builder.HasIndex(m => new { m.ReviewId, m.UserId }).IsUnique();
        builder.Property(m => m.AwayNote).HasMaxLength(300);
        builder.HasIndex(m => m.UserId);
        builder.HasOne(m => m.User).WithMany().HasForeignKey(m => m.UserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(m => m.Review).WithMany().HasForeignKey(m => m.ReviewId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.HasIndex(i => i.TokenHash).IsUnique();
        builder.HasIndex(i => i.ReviewId);
        builder.HasOne(i => i.Review).WithMany().HasForeignKey(i => i.ReviewId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AuditEvent> builder) => builder.HasIndex(e => new { e.ReviewId, e.At });
}
