using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Data.Configurations;

internal sealed class StudyTableConfiguration : IEntityTypeConfiguration<StudyTableEntry>
{
    public void Configure(EntityTypeBuilder<StudyTableEntry> builder)
    {
        builder.ToTable("study_tables");
        builder.Property(t => t.LayoutJson).HasColumnType("jsonb");
        builder.HasIndex(t => t.ReviewId).IsUnique().HasFilter("superseded_at is null");
    }
}
