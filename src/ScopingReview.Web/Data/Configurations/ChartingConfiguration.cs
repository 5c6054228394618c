using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Data.Configurations;

internal sealed class ChartingConfiguration :
    IEntityTypeConfiguration<ReviewForm>, IEntityTypeConfiguration<ChartingFormVersion>, IEntityTypeConfiguration<ChartingFormDraft>,
    IEntityTypeConfiguration<ChartEntry>, IEntityTypeConfiguration<ChartAssignment>, IEntityTypeConfiguration<ChartDraw>,
    IEntityTypeConfiguration<RowMatch>, IEntityTypeConfiguration<CountingChart>
{
    private const string Current = "superseded_at is null";

    public void Configure(EntityTypeBuilder<ReviewForm> builder)
    {
        builder.ToTable("review_forms");
        builder.Property(f => f.Mode).HasConversion<string>().HasMaxLength(10);
        builder.Property(f => f.DualShare).HasPrecision(5, 4);
        builder.HasIndex(f => new { f.ReviewId, f.Position }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ChartAssignment> builder)
    {
        builder.ToTable("chart_assignments");
        builder.Property(a => a.Reading).HasConversion<string>().HasMaxLength(10);
        builder.HasIndex(a => new { a.StudyId, a.FormId, a.Reading }).IsUnique().HasFilter(Current);
        // Nobody is both the first and the second.
        builder.HasIndex(a => new { a.FormId, a.StudyId, a.UserId }).IsUnique().HasFilter(Current);
        builder.HasIndex(a => a.ReviewId);
    }

    public void Configure(EntityTypeBuilder<ChartDraw> builder)
    {
        builder.ToTable("chart_draws");
        builder.Property(d => d.Purpose).HasConversion<string>().HasMaxLength(10);
        builder.Property(d => d.Algorithm).HasMaxLength(100);
        builder.Property(d => d.Seed).HasMaxLength(200);
        builder.Property(d => d.StudyShare).HasPrecision(5, 4);
        builder.HasIndex(d => d.FormId);
    }

    public void Configure(EntityTypeBuilder<RowMatch> builder)
    {
        builder.ToTable("row_matches");
        builder.Property(m => m.FirstRowId).HasMaxLength(40);
        builder.Property(m => m.SecondRowId).HasMaxLength(40);
        builder.HasIndex(m => new { m.FormId, m.StudyId, m.FirstRowId }).IsUnique().HasFilter(Current);
        builder.HasIndex(m => new { m.FormId, m.StudyId, m.SecondRowId }).IsUnique().HasFilter(Current);
    }

    public void Configure(EntityTypeBuilder<CountingChart> builder)
    {
        builder.HasNoKey();
        builder.ToView("counting_charts");
    }

    public void Configure(EntityTypeBuilder<ChartingFormVersion> builder)
    {
        builder.Property(f => f.FormJson).HasColumnType("jsonb");
        builder.Property(f => f.Note).HasMaxLength(2000);
        builder.HasIndex(f => new { f.FormId, f.Version }).IsUnique();
        builder.HasIndex(f => f.ReviewId);
    }

    public void Configure(EntityTypeBuilder<ChartingFormDraft> builder)
    {
        builder.ToTable("charting_form_drafts");
        builder.HasKey(d => d.FormId);
        builder.HasIndex(d => d.ReviewId);
        builder.HasIndex(d => d.ById);
        builder.Property(d => d.FormJson).HasColumnType("jsonb");
        builder.Property(d => d.Revision).IsConcurrencyToken();
        builder.HasOne<ReviewForm>().WithOne().HasForeignKey<ChartingFormDraft>(d => d.FormId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(d => d.ById).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ChartEntry> builder)
    {
        builder.HasIndex(x => x.FormVersionId);
        builder.Property(e => e.AnswersJson).HasColumnType("jsonb");
        builder.Property(e => e.Reading).HasConversion<string>().HasMaxLength(10);
        builder.HasIndex(e => new { e.StudyId, e.FormId, e.Reading }).IsUnique().HasFilter(Current);
        builder.HasIndex(e => e.FormId);
        builder.HasIndex(e => e.ReviewId);
        builder.HasOne<ChartingFormVersion>().WithMany().HasForeignKey(e => e.FormVersionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ReviewRecord>().WithMany().HasForeignKey(e => e.StudyId).OnDelete(DeleteBehavior.Restrict);
    }
}
