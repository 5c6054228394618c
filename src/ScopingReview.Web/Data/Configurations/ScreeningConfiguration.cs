using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Data.Configurations;

internal sealed class ScreeningConfiguration :
    IEntityTypeConfiguration<Criterion>, IEntityTypeConfiguration<ExclusionReason>, IEntityTypeConfiguration<HighlightWord>,
    IEntityTypeConfiguration<ScreeningPlan>, IEntityTypeConfiguration<SampleDraw>, IEntityTypeConfiguration<PilotRound>,
    IEntityTypeConfiguration<PilotClosing>, IEntityTypeConfiguration<Assignment>, IEntityTypeConfiguration<Unblinding>,
    IEntityTypeConfiguration<Decision>, IEntityTypeConfiguration<DecisionImport>, IEntityTypeConfiguration<DecisionImportUndo>,
        IEntityTypeConfiguration<Resolution>,
    IEntityTypeConfiguration<RecordOutcome>
{
    private const string Current = "superseded_at is null";

    public void Configure(EntityTypeBuilder<Criterion> builder) => builder.HasIndex(c => c.ReviewId);

    public void Configure(EntityTypeBuilder<ExclusionReason> builder)
    {
        builder.HasIndex(c => c.ReviewId);
        builder.HasIndex(c => c.MergedIntoId).HasFilter("merged_into_id is not null");
        builder.HasOne<ExclusionReason>().WithMany().HasForeignKey(c => c.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<HighlightWord> builder) => builder.HasIndex(c => new { c.ReviewId, c.UserId });

    public void Configure(EntityTypeBuilder<ScreeningPlan> builder)
    {
        builder.ToTable("screening_plans");
        builder.Property(p => p.Stratification).HasDefaultValue(Stratification.None);
        builder.HasIndex(p => new { p.ReviewId, p.Stage }).IsUnique().HasFilter(Current);
    }

    public void Configure(EntityTypeBuilder<SampleDraw> builder)
    {
        builder.ToTable("sample_draws");
        builder.HasIndex(d => new { d.ReviewId, d.Stage });
    }

    public void Configure(EntityTypeBuilder<PilotRound> builder)
    {
        builder.ToTable("pilot_rounds");
        builder.HasKey(p => p.DrawId);
        builder.HasIndex(p => new { p.ReviewId, p.Stage });
        builder.HasOne(p => p.Draw).WithOne().HasForeignKey<PilotRound>(p => p.DrawId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PilotClosing> builder)
    {
        builder.ToTable("pilot_closings");
        builder.HasKey(c => c.DrawId);
        builder.HasIndex(c => new { c.ReviewId, c.Stage });
        builder.HasOne<PilotRound>().WithOne(p => p.Closing).HasForeignKey<PilotClosing>(c => c.DrawId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Assignment> builder)
    {
        builder.HasIndex(a => new { a.RecordId, a.Stage, a.ReviewerId }).IsUnique().HasFilter(Current);
        builder.HasIndex(a => new { a.ReviewId, a.Stage, a.ReviewerId, a.RandomOrder }).HasFilter(Current);
        // Whether anything is read twice at a stage is asked with nearly every page.
        builder.HasIndex(a => new { a.ReviewId, a.Stage }, "ix_assignments_read_twice").HasFilter(Current + " and position <> 'First'");
        builder.HasIndex(a => a.HandoverId).HasFilter("handover_id is not null");
        builder.HasOne(a => a.Record).WithMany().HasForeignKey(a => a.RecordId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => a.DecisionImportId).HasFilter("decision_import_id is not null");
        builder.HasOne<DecisionImport>().WithMany().HasForeignKey(a => a.DecisionImportId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Handover>().WithMany().HasForeignKey(a => a.HandoverId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Unblinding> builder)
    {
        builder.HasIndex(x => x.UserId);
        builder.ToTable("unblindings");
        builder.HasIndex(u => new { u.ReviewId, u.Stage, u.UserId }).IsUnique();
        builder.HasOne<Review>().WithMany().HasForeignKey(u => u.ReviewId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(u => u.UserId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.HasIndex(x => x.DecisionImportId);
        builder.HasIndex(d => d.OperationId).IsUnique();
        builder.HasIndex(d => new { d.RecordId, d.Stage, d.ReviewerId }).IsUnique().HasFilter(Current);
        builder.HasIndex(d => new { d.ReviewId, d.Stage, d.ReviewerId, d.At });
        builder.HasOne(d => d.Record).WithMany().HasForeignKey(d => d.RecordId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<DecisionImport>().WithMany().HasForeignKey(d => d.DecisionImportId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DecisionImport> builder)
    {
        builder.ToTable("decision_imports");
        builder.Property(i => i.PeopleJson).HasColumnType("jsonb");
        builder.HasIndex(i => i.ReviewId);
    }

    public void Configure(EntityTypeBuilder<DecisionImportUndo> builder)
    {
        builder.ToTable("decision_import_undos");
        builder.HasIndex(x => x.ReviewId);
        builder.HasIndex(x => x.DecisionImportId).IsUnique();
        builder.HasOne<Review>().WithMany().HasForeignKey(x => x.ReviewId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<DecisionImport>().WithMany().HasForeignKey(x => x.DecisionImportId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(x => x.ById).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Resolution> builder)
    {
        builder.HasIndex(x => x.DecisionImportId).HasFilter("decision_import_id is not null");
        builder.HasOne<DecisionImport>().WithMany().HasForeignKey(x => x.DecisionImportId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.RecordId, r.Stage }).IsUnique().HasFilter(Current);
        builder.HasIndex(r => new { r.ReviewId, r.Stage });
        builder.HasOne(r => r.Record).WithMany().HasForeignKey(r => r.RecordId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RecordOutcome> builder)
    {
        builder.HasNoKey();
        builder.ToView("record_outcomes");
    }
}
