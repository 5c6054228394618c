using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Ranking;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Configurations;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Data;

public sealed class ReviewDbContext(DbContextOptions<ReviewDbContext> options) : IdentityUserContext<AppUser, Guid>(options)
{
    public DbSet<Review> Reviews => Set<Review>();
    public DbSet<ReviewMember> Members => Set<ReviewMember>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<AuditEvent> AuditEvents => Set<AuditEvent>();
    public DbSet<StoredKey> StoredKeys => Set<StoredKey>();
    public DbSet<AccountEvent> AccountEvents => Set<AccountEvent>();
    public DbSet<EndedSession> EndedSessions => Set<EndedSession>();
    public DbSet<PasswordLink> PasswordLinks => Set<PasswordLink>();

    public DbSet<InformationSource> Sources => Set<InformationSource>();
    public DbSet<SearchRun> SearchRuns => Set<SearchRun>();
    public DbSet<ImportFile> Imports => Set<ImportFile>();
    public DbSet<ColumnMapping> ColumnMappings => Set<ColumnMapping>();
    public DbSet<ReviewRecord> Records => Set<ReviewRecord>();
    public DbSet<OriginalEntry> OriginalEntries => Set<OriginalEntry>();
    public DbSet<DuplicateLink> DuplicateLinks => Set<DuplicateLink>();
    public DbSet<DuplicateJudgement> DuplicateJudgements => Set<DuplicateJudgement>();
    public DbSet<DuplicateCandidate> DuplicateCandidates => Set<DuplicateCandidate>();
    public DbSet<OpenDuplicateCandidate> OpenDuplicateCandidates => Set<OpenDuplicateCandidate>();
    public DbSet<DeduplicationRun> DeduplicationRuns => Set<DeduplicationRun>();
    public DbSet<MergeConflict> MergeConflicts => Set<MergeConflict>();

    public DbSet<Criterion> Criteria => Set<Criterion>();
    public DbSet<ExclusionReason> ExclusionReasons => Set<ExclusionReason>();
    public DbSet<HighlightWord> HighlightWords => Set<HighlightWord>();
    public DbSet<ScreeningPlan> Plans => Set<ScreeningPlan>();
    public DbSet<SampleDraw> Draws => Set<SampleDraw>();
    public DbSet<PilotRound> PilotRounds => Set<PilotRound>();
    public DbSet<PilotClosing> PilotClosings => Set<PilotClosing>();
    public DbSet<Assignment> Assignments => Set<Assignment>();
    public DbSet<Handover> Handovers => Set<Handover>();
    public DbSet<Unblinding> Unblindings => Set<Unblinding>();
    public DbSet<Decision> Decisions => Set<Decision>();
    public DbSet<DecisionImportUndo> DecisionImportUndos => Set<DecisionImportUndo>();
    public DbSet<DecisionImport> DecisionImports => Set<DecisionImport>();
    public DbSet<Resolution> Resolutions => Set<Resolution>();
    public DbSet<RecordOutcome> Outcomes => Set<RecordOutcome>();

    public DbSet<Label> Labels => Set<Label>();
    public DbSet<RecordLabel> RecordLabels => Set<RecordLabel>();
    public DbSet<PrivateNote> PrivateNotes => Set<PrivateNote>();
    public DbSet<ConflictComment> ConflictComments => Set<ConflictComment>();
    public DbSet<CommentReading> CommentReadings => Set<CommentReading>();
    public DbSet<ProtocolEntry> ProtocolEntries => Set<ProtocolEntry>();
    public DbSet<StudyTableEntry> StudyTables => Set<StudyTableEntry>();
    public DbSet<TableWordingEntry> TableWordings => Set<TableWordingEntry>();
    public DbSet<ProtocolDeviationEntry> ProtocolDeviations => Set<ProtocolDeviationEntry>();
    public DbSet<RankingPrior> RankingPriors => Set<RankingPrior>();
    public DbSet<RankingStop> RankingStops => Set<RankingStop>();
    public DbSet<RankingSwitch> RankingSwitches => Set<RankingSwitch>();
    public DbSet<SavedFilter> SavedFilters => Set<SavedFilter>();

    public DbSet<RetrievalEntry> RetrievalEntries => Set<RetrievalEntry>();
    public DbSet<FullTextFile> FullTextFiles => Set<FullTextFile>();
    public DbSet<FullTextText> FullTextTexts => Set<FullTextText>();
    public DbSet<FullTextPageText> FullTextPages => Set<FullTextPageText>();
    public DbSet<IncomingPdf> IncomingPdfs => Set<IncomingPdf>();
    public DbSet<IncomingPdfChunk> IncomingPdfChunks => Set<IncomingPdfChunk>();
    public DbSet<FullTextChunk> FullTextChunks => Set<FullTextChunk>();
    public DbSet<StudyReport> StudyReports => Set<StudyReport>();
    public DbSet<ChartingFormDraft> ChartingFormDrafts => Set<ChartingFormDraft>();
    public DbSet<ChartingFormVersion> ChartingForms => Set<ChartingFormVersion>();
    public DbSet<ReviewForm> ReviewForms => Set<ReviewForm>();
    public DbSet<ChartAssignment> ChartAssignments => Set<ChartAssignment>();
    public DbSet<ChartDraw> ChartDraws => Set<ChartDraw>();
    public DbSet<RowMatch> RowMatches => Set<RowMatch>();
    public DbSet<CountingChart> CountingCharts => Set<CountingChart>();
    public DbSet<ChartEntry> ChartEntries => Set<ChartEntry>();

    public DbSet<RemovalBatch> RemovalBatches => Set<RemovalBatch>();
    public DbSet<RemovedRecord> RemovedRecords => Set<RemovedRecord>();
    public DbSet<PreviousVersion> PreviousVersions => Set<PreviousVersion>();
    public DbSet<PreviousStudy> PreviousStudies => Set<PreviousStudy>();
    public DbSet<PreviousReport> PreviousReports => Set<PreviousReport>();
    public DbSet<FurtherReport> FurtherReports => Set<FurtherReport>();

    /// <summary>In queries: the text as it is searched (<see cref="SearchWords"/>).</summary>
    public static string WordsOf(string text) => throw new NotSupportedException("It is a function of the database.");

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // What refers to something has an index where it is looked up by that, and not else: each would cost every vote.
        configurationBuilder.Conventions.Remove<ForeignKeyIndexConvention>();
        // Names, not numbers: a row can be read with psql, and a reordered enum changes nothing.
        configurationBuilder.Properties<ReviewRole>().HaveConversion<string>();
        configurationBuilder.Properties<InformationSourceKind>().HaveConversion<string>();
        configurationBuilder.Properties<PublicationKind>().HaveConversion<string>();
        configurationBuilder.Properties<CriterionKind>().HaveConversion<string>();
        configurationBuilder.Properties<HighlightKind>().HaveConversion<string>();
        configurationBuilder.Properties<ScreeningStage>().HaveConversion<string>();
        configurationBuilder.Properties<ScreeningStatus>().HaveConversion<string>();
        configurationBuilder.Properties<Verdict>().HaveConversion<string>();
        configurationBuilder.Properties<LabelColour>().HaveConversion<string>();
        configurationBuilder.Properties<DrawKind>().HaveConversion<string>();
        configurationBuilder.Properties<Stratification>().HaveConversion<string>();
        configurationBuilder.Properties<ReviewerPosition>().HaveConversion<string>();
        configurationBuilder.Properties<RetrievalStatus>().HaveConversion<string>();
        configurationBuilder.Properties<FullTextKind>().HaveConversion<string>();
        configurationBuilder.Properties<PdfTextState>().HaveConversion<string>();
        configurationBuilder.Properties<RankingModelKind>().HaveConversion<string>();
        configurationBuilder.Properties<CategoryOrder>().HaveConversion<string>();
        configurationBuilder.Properties<ProtocolItem>().HaveConversion<string>();
        configurationBuilder.Properties<RemovalBeforeScreening>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(ReviewDbContext).Assembly);
        builder.Entity<IdentityUserClaim<Guid>>()
            .ToTable(table => table.HasComment("Claims of an account. The framework's table; not used."));
        builder.Entity<IdentityUserLogin<Guid>>()
            .ToTable(table => table.HasComment("Sign-ins through other services. The framework's table; not used."));
        builder.Entity<IdentityUserClaim<Guid>>().HasIndex(claim => claim.UserId);
        builder.Entity<IdentityUserLogin<Guid>>().HasIndex(login => login.UserId);
        builder.Entity<IdentityUserToken<Guid>>()
            .ToTable(table => table.HasComment("Tokens of an account. The framework's table; not used."));
        builder.HasDbFunction(() => WordsOf("")).HasName("search_words");
        ForeignKeys.Apply(builder);
        SnakeCaseNames.Apply(builder);
        EnumChecks.Apply(builder);
    }
}
