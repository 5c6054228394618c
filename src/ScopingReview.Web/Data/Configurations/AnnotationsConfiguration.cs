using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Data.Configurations;

internal sealed class AnnotationsConfiguration : IEntityTypeConfiguration<Label>, IEntityTypeConfiguration<RecordLabel>,
    IEntityTypeConfiguration<PrivateNote>
{
    private const string Current = "superseded_at is null";

    public void Configure(EntityTypeBuilder<Label> builder)
    {
        builder.Property(l => l.Name).HasMaxLength(60);
        builder.HasIndex(l => new { l.ReviewId, l.Name }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<RecordLabel> builder)
    {
        builder.HasIndex(x => x.LabelId);
        builder.ToTable("record_labels");
        builder.HasIndex(l => new { l.RecordId, l.LabelId, l.ById }).IsUnique().HasFilter(Current);
        builder.HasIndex(l => new { l.ReviewId, l.LabelId }).HasFilter(Current);
        builder.HasOne(l => l.Label).WithMany().HasForeignKey(l => l.LabelId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(l => l.Record).WithMany().HasForeignKey(l => l.RecordId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PrivateNote> builder)
    {
        builder.ToTable("private_notes");
        builder.HasIndex(n => new { n.RecordId, n.ById }).IsUnique().HasFilter(Current);
        builder.HasOne<ReviewRecord>().WithMany().HasForeignKey(n => n.RecordId).OnDelete(DeleteBehavior.Restrict);
    }
}
