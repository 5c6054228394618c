using ScopingReview.Web.Features.Account;
using ScopingReview.Web.Features.Audit;
using ScopingReview.Web.Features.Charting;
using ScopingReview.Web.Features.Charting.Building;
using ScopingReview.Web.Features.Charting.Exclusion;
using ScopingReview.Web.Features.Charting.Importing;
using ScopingReview.Web.Features.Charting.Readings;
using ScopingReview.Web.Features.Charting.Table;
using ScopingReview.Web.Features.Conflicts;
using ScopingReview.Web.Features.Conflicts.Comments;
using ScopingReview.Web.Features.Duplicates;
using ScopingReview.Web.Features.Duplicates.Judging;
using ScopingReview.Web.Features.Duplicates.Overlap;
using ScopingReview.Web.Features.Duplicates.Running;
using ScopingReview.Web.Features.FullText;
using ScopingReview.Web.Features.FullText.Incoming;
using ScopingReview.Web.Features.FullText.Texts;
using ScopingReview.Web.Features.ImportDecisions;
using ScopingReview.Web.Features.Plan;
using ScopingReview.Web.Features.PreviousVersions;
using ScopingReview.Web.Features.Records;
using ScopingReview.Web.Features.Protocol;
using ScopingReview.Web.Features.Ranking;
using ScopingReview.Web.Features.Records.Exporting;
using ScopingReview.Web.Features.Records.Saved;
using ScopingReview.Web.Features.Records.Selecting;
using ScopingReview.Web.Features.Removals;
using ScopingReview.Web.Features.Reporting;
using ScopingReview.Web.Features.Reporting.Checklists;
using ScopingReview.Web.Features.Reporting.Exports;
using ScopingReview.Web.Features.Reporting.Figures;
using ScopingReview.Web.Features.Reporting.Packages;
using ScopingReview.Web.Features.Reporting.References;
using ScopingReview.Web.Features.Reporting.Tables;
using ScopingReview.Web.Features.Reporting.Text;
using ScopingReview.Web.Features.Reviews;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Features.Screening.Annotations;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Shared.Visibility.WholePicture;
using ScopingReview.Web.Features.Sources;
using ScopingReview.Web.Features.Sources.Importing;
using ScopingReview.Web.Features.Sources.Searches;
using ScopingReview.Web.Features.Sources.Withdrawing;
using ScopingReview.Web.Features.Studies;
using ScopingReview.Web.Features.Team;
using ScopingReview.Web.Features.Team.Reassignments;

namespace ScopingReview.Web.Tests.Access;

/// <summary>Who may call a method or endpoint.</summary>
public enum Allowed
{
    /// <summary>Leads of the review.</summary>
    Lead,

    /// <summary>Leads and reviewers.</summary>
    Contributor,

    /// <summary>Every member.</summary>
    Member,

    /// <summary>Every account; the method names no review.</summary>
    Account,

    /// <summary>Whoever holds the secret (a link, a password); the method names no review and checks it.</summary>
    Token,
}

/// <summary>What an answer may tell of votes and outcomes.</summary>
public enum Tells
{
    /// <summary>Nothing: the same answer, whatever anybody decided.</summary>
    Nothing,

    /// <summary>
    /// The caller's own votes, and how many votes each person gave and has left, which move with that person's votes only.
    /// </summary>
    OwnVotes,

    /// <summary>
    /// Outcomes, others' votes, or what was made of them: it asks what the caller may be told (Features/Shared/Visibility).
    /// </summary>
    Outcomes,

    /// <summary>It changes something. What it answers must not tell more than the pages do; tests of their own hold that.</summary>
    Changes,
}

public sealed record AccessRow(Allowed Allowed, Tells Tells);

/// <summary>
/// The whole of the authorisation and of blindness, a row each. AccessMatrixTests find all service methods and endpoints by reflection,
/// fail on one without a row, and hold each row against the six kinds of people; BlindReadersTests hold what it tells.
/// </summary>
internal static partial class AccessTable
{
    public static readonly IReadOnlyDictionary<string, AccessRow> Methods = new Dictionary<string, AccessRow>(StringComparer.Ordinal)
    {
        [$"{nameof(AccountService)}.{nameof(AccountService.CanSetUpAsync)}"] = new(Allowed.Token, Tells.Nothing),
        [$"{nameof(AccountService)}.{nameof(AccountService.CreateFirstAccountAsync)}"] = new(Allowed.Token, Tells.Changes),
        [$"{nameof(AccountService)}.{nameof(AccountService.FindInvitationAsync)}"] = new(Allowed.Token, Tells.Nothing),
        [$"{nameof(AccountService)}.{nameof(AccountService.AcceptWithNewAccountAsync)}"] = new(Allowed.Token, Tells.Changes),
        [$"{nameof(AccountService)}.{nameof(AccountService.AcceptAsync)}"] = new(Allowed.Token, Tells.Changes),

        [$"{nameof(AccountService)}.{nameof(AccountService.ChangePasswordAsync)}"] = new(Allowed.Account, Tells.Changes),
        [$"{nameof(SignInService)}.{nameof(SignInService.SignInAsync)}"] = new(Allowed.Token, Tells.Changes),
        [$"{nameof(PasswordLinkService)}.{nameof(PasswordLinkService.MakeAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(PasswordLinkService)}.{nameof(PasswordLinkService.FindAsync)}"] = new(Allowed.Token, Tells.Nothing),
        [$"{nameof(PasswordLinkService)}.{nameof(PasswordLinkService.UseAsync)}"] = new(Allowed.Token, Tells.Changes),

        [$"{nameof(ReviewService)}.{nameof(ReviewService.MyProgressAsync)}"] = new(Allowed.Member, Tells.OwnVotes),
        [$"{nameof(ReviewService)}.{nameof(ReviewService.ListMineAsync)}"] = new(Allowed.Account, Tells.Nothing),
        [$"{nameof(ReviewService)}.{nameof(ReviewService.CreateAsync)}"] = new(Allowed.Account, Tells.Changes),
        [$"{nameof(ReviewService)}.{nameof(ReviewService.GetHeaderAsync)}"] = new(Allowed.Member, Tells.Nothing),
        [$"{nameof(ReviewService)}.{nameof(ReviewService.ChangeAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(WholePictureService)}.{nameof(WholePictureService.GetAsync)}"] = new(Allowed.Member, Tells.OwnVotes),
        [$"{nameof(WholePictureService)}.{nameof(WholePictureService.AskAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(StepsService)}.{nameof(StepsService.GetAsync)}"] = new(Allowed.Member, Tells.Outcomes),

        [$"{nameof(DecisionImportUndoService)}.{nameof(DecisionImportUndoService.LookAsync)}"] = new(Allowed.Lead, Tells.Outcomes),
        [$"{nameof(DecisionImportUndoService)}.{nameof(DecisionImportUndoService.UndoAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(ImportDecisionsService)}.{nameof(ImportDecisionsService.GetAsync)}"] = new(Allowed.Lead, Tells.Outcomes),
        [$"{nameof(ImportDecisionsService)}.{nameof(ImportDecisionsService.ReadAsync)}"] = new(Allowed.Lead, Tells.Nothing),
        [$"{nameof(ImportDecisionsService)}.{nameof(ImportDecisionsService.PreviewAsync)}"] = new(Allowed.Lead, Tells.Outcomes),
        [$"{nameof(ImportDecisionsService)}.{nameof(ImportDecisionsService.StoreAsync)}"] = new(Allowed.Lead, Tells.Changes),

        [$"{nameof(TeamService)}.{nameof(TeamService.GetAsync)}"] = new(Allowed.Member, Tells.OwnVotes),
        [$"{nameof(TeamService)}.{nameof(TeamService.InviteAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(TeamService)}.{nameof(TeamService.RevokeInvitationAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(TeamService)}.{nameof(TeamService.ChangeRoleAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(TeamService)}.{nameof(TeamService.RemoveAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(HandoverService)}.{nameof(HandoverService.GetAsync)}"] = new(Allowed.Lead, Tells.Outcomes),
        [$"{nameof(HandoverService)}.{nameof(HandoverService.PreviewAsync)}"] = new(Allowed.Lead, Tells.Outcomes),
        [$"{nameof(HandoverService)}.{nameof(HandoverService.ApplyAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(HandoverService)}.{nameof(HandoverService.UndoAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(SelectionAssignmentService)}.{nameof(SelectionAssignmentService.GetAsync)}"] = new(Allowed.Lead, Tells.OwnVotes),
        [$"{nameof(SelectionAssignmentService)}.{nameof(SelectionAssignmentService.PreviewAsync)}"] = new(Allowed.Lead, Tells.Outcomes),
        [$"{nameof(SelectionAssignmentService)}.{nameof(SelectionAssignmentService.AssignAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(AuditService)}.{nameof(AuditService.ListAsync)}"] = new(Allowed.Lead, Tells.Outcomes),

        [$"{nameof(SourcesService)}.{nameof(SourcesService.ListAsync)}"] = new(Allowed.Member, Tells.Nothing),
        [$"{nameof(SourcesService)}.{nameof(SourcesService.GetImportAsync)}"] = new(Allowed.Member, Tells.Nothing),
        [$"{nameof(SourcesService)}.{nameof(SourcesService.SaveSourceAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(SourcesService)}.{nameof(SourcesService.SaveRunAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(ImportService)}.{nameof(ImportService.GetAsync)}"] = new(Allowed.Lead, Tells.Nothing),
        [$"{nameof(ImportService)}.{nameof(ImportService.ReceiveAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(ImportService)}.{nameof(ImportService.TryColumnsAsync)}"] = new(Allowed.Lead, Tells.Nothing),
        [$"{nameof(ImportService)}.{nameof(ImportService.MapAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(ImportService)}.{nameof(ImportService.ChooseEncodingAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(ImportService)}.{nameof(ImportService.ChooseSheetAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(ImportService)}.{nameof(ImportService.StartAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(ImportService)}.{nameof(ImportService.CancelAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(ImportService)}.{nameof(ImportService.RemoveAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(WithdrawalService)}.{nameof(WithdrawalService.LookAsync)}"] = new(Allowed.Lead, Tells.Outcomes),
        [$"{nameof(WithdrawalService)}.{nameof(WithdrawalService.WithdrawAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(RemovalListService)}.{nameof(RemovalListService.ListAsync)}"] = new(Allowed.Member, Tells.Nothing),
        [$"{nameof(RemovalListService)}.{nameof(RemovalListService.OfRecordAsync)}"] = new(Allowed.Member, Tells.Nothing),
        [$"{nameof(RemovalService)}.{nameof(RemovalService.LookAsync)}"] = new(Allowed.Lead, Tells.Outcomes),
        [$"{nameof(RemovalService)}.{nameof(RemovalService.RemoveAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(RemovalService)}.{nameof(RemovalService.TakeBackAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(PreviousVersionViewService)}.{nameof(PreviousVersionViewService.GetAsync)}"] = new(Allowed.Member, Tells.Outcomes),
        [$"{nameof(PreviousVersionViewService)}.{nameof(PreviousVersionViewService.FindAsync)}"] = new(Allowed.Member, Tells.Nothing),
        [$"{nameof(PreviousVersionService)}.{nameof(PreviousVersionService.SetReferenceAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(PreviousVersionService)}.{nameof(PreviousVersionService.AddAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(PreviousVersionService)}.{nameof(PreviousVersionService.AddReportAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(PreviousVersionService)}.{nameof(PreviousVersionService.ChangeReportAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(PreviousVersionService)}.{nameof(PreviousVersionService.TakeAwayAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(PreviousVersionService)}.{nameof(PreviousVersionService.PutBackAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(PreviousFileService)}.{nameof(PreviousFileService.ReadAsync)}"] = new(Allowed.Lead, Tells.Nothing),
        [$"{nameof(SearchExportService)}.{nameof(SearchExportService.TableAsync)}"] = new(Allowed.Member, Tells.Nothing),
        [$"{nameof(SearchExportService)}.{nameof(SearchExportService.StrategiesAsync)}"] = new(Allowed.Member, Tells.Nothing),
        [$"{nameof(DuplicatesService)}.{nameof(DuplicatesService.ListAsync)}"] = new(Allowed.Member, Tells.Nothing),
        [$"{nameof(DuplicatesService)}.{nameof(DuplicatesService.JudgeAsync)}"] = new(Allowed.Contributor, Tells.Changes),
        [$"{nameof(DuplicatesService)}.{nameof(DuplicatesService.TakeBackAsync)}"] = new(Allowed.Contributor, Tells.Changes),
        [$"{nameof(DuplicateQueueService)}.{nameof(DuplicateQueueService.ListAsync)}"] = new(Allowed.Member, Tells.Nothing),
        [$"{nameof(DuplicateQueueService)}.{nameof(DuplicateQueueService.NextAsync)}"] = new(Allowed.Contributor, Tells.Nothing),
        [$"{nameof(BulkMergeService)}.{nameof(BulkMergeService.LookAsync)}"] = new(Allowed.Lead, Tells.Nothing),
        [$"{nameof(BulkMergeService)}.{nameof(BulkMergeService.AcceptAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(BulkMergeService)}.{nameof(BulkMergeService.UndoAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(DuplicateRunService)}.{nameof(DuplicateRunService.GetAsync)}"] = new(Allowed.Member, Tells.Nothing),
        [$"{nameof(DuplicateRunService)}.{nameof(DuplicateRunService.StartAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(DuplicateRunService)}.{nameof(DuplicateRunService.CancelAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(OverlapService)}.{nameof(OverlapService.GetAsync)}"] = new(Allowed.Member, Tells.Nothing),
        [$"{nameof(OverlapService)}.{nameof(OverlapService.CsvAsync)}"] = new(Allowed.Member, Tells.Nothing),
        [$"{nameof(OverlapService)}.{nameof(OverlapService.SvgAsync)}"] = new(Allowed.Member, Tells.Nothing),
        [$"{nameof(PairService)}.{nameof(PairService.GetAsync)}"] = new(Allowed.Member, Tells.Nothing),
        [$"{nameof(RecordsService)}.{nameof(RecordsService.ListAsync)}"] = new(Allowed.Member, Tells.Outcomes),
        [$"{nameof(RecordService)}.{nameof(RecordService.GetAsync)}"] = new(Allowed.Member, Tells.Outcomes),
        [$"{nameof(RecordExportService)}.{nameof(RecordExportService.LookAsync)}"] = new(Allowed.Member, Tells.Outcomes),
        [$"{nameof(RecordExportService)}.{nameof(RecordExportService.WriteAsync)}"] = new(Allowed.Member, Tells.Outcomes),
        [$"{nameof(FullTextListService)}.{nameof(FullTextListService.ListAsync)}"] = new(Allowed.Member, Tells.Outcomes),
        // Proposals name reports only where files wait, and those only that the member may see.
        [$"{nameof(IncomingListService)}.{nameof(IncomingListService.ListAsync)}"] = new(Allowed.Contributor, Tells.Nothing),
        [$"{nameof(IncomingPdfService)}.{nameof(IncomingPdfService.ReceiveAsync)}"] = new(Allowed.Contributor, Tells.Changes),
        [$"{nameof(IncomingPdfService)}.{nameof(IncomingPdfService.LeaveOutAsync)}"] = new(Allowed.Contributor, Tells.Changes),
        [$"{nameof(IncomingAssignService)}.{nameof(IncomingAssignService.AssignAsync)}"] = new(Allowed.Contributor, Tells.Changes),
        [$"{nameof(FullTextTextService)}.{nameof(FullTextTextService.PageAsync)}"] = new(Allowed.Member, Tells.Nothing),
        [$"{nameof(FullTextTextService)}.{nameof(FullTextTextService.SearchAsync)}"] = new(Allowed.Member, Tells.Nothing),
        [$"{nameof(FullTextFileService)}.{nameof(FullTextFileService.RemoveSupplementAsync)}"] = new(Allowed.Contributor, Tells.Changes),
        [$"{nameof(FullTextFileService)}.{nameof(FullTextFileService.RestoreSupplementAsync)}"] = new(Allowed.Contributor, Tells.Changes),
        [$"{nameof(RetrievalService)}.{nameof(RetrievalService.SetManyAsync)}"] = new(Allowed.Contributor, Tells.Changes),
        [$"{nameof(FullTextListService)}.{nameof(FullTextListService.FindAsync)}"] = new(Allowed.Member, Tells.Outcomes),
        [$"{nameof(FullTextService)}.{nameof(FullTextService.GetAsync)}"] = new(Allowed.Member, Tells.Outcomes),
        [$"{nameof(FullTextService)}.{nameof(FullTextService.NextAsync)}"] = new(Allowed.Member, Tells.OwnVotes),
        [$"{nameof(FullTextFileService)}.{nameof(FullTextFileService.StoreAsync)}"] = new(Allowed.Contributor, Tells.Changes),
        [$"{nameof(FullTextFileService)}.{nameof(FullTextFileService.OpenAsync)}"] = new(Allowed.Member, Tells.Outcomes),
        [$"{nameof(RetrievalService)}.{nameof(RetrievalService.SetAsync)}"] = new(Allowed.Contributor, Tells.Changes),

        [$"{nameof(FurtherReportService)}.{nameof(FurtherReportService.MarkAsync)}"] = new(Allowed.Contributor, Tells.Changes),
        [$"{nameof(FurtherReportService)}.{nameof(FurtherReportService.TakeBackAsync)}"] = new(Allowed.Contributor, Tells.Changes),
        [$"{nameof(StudyService)}.{nameof(StudyService.ListAsync)}"] = new(Allowed.Member, Tells.Outcomes),
        [$"{nameof(StudyService)}.{nameof(StudyService.OfReportAsync)}"] = new(Allowed.Member, Tells.Outcomes),
        [$"{nameof(StudyService)}.{nameof(StudyService.MergeAsync)}"] = new(Allowed.Contributor, Tells.Changes),
        [$"{nameof(StudyService)}.{nameof(StudyService.SplitAsync)}"] = new(Allowed.Contributor, Tells.Changes),
        [$"{nameof(FormBuilderService)}.{nameof(FormBuilderService.GetAsync)}"] = new(Allowed.Lead, Tells.Nothing),
        [$"{nameof(FormBuilderService)}.{nameof(FormBuilderService.StartAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(FormBuilderService)}.{nameof(FormBuilderService.StartFromReviewAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(FormBuilderService)}.{nameof(FormBuilderService.StartFromFileAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(FormBuilderService)}.{nameof(FormBuilderService.SaveAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(FormBuilderService)}.{nameof(FormBuilderService.DiscardAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(FormBuilderService)}.{nameof(FormBuilderService.LookAsync)}"] = new(Allowed.Lead, Tells.Nothing),
        [$"{nameof(FormBuilderService)}.{nameof(FormBuilderService.PublishAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(FormBuilderService)}.{nameof(FormBuilderService.ExportAsync)}"] = new(Allowed.Member, Tells.Nothing),
        [$"{nameof(ChartingService)}.{nameof(ChartingService.ListAsync)}"] = new(Allowed.Member, Tells.Outcomes),
        [$"{nameof(ChartingService)}.{nameof(ChartingService.OpenAsync)}"] = new(Allowed.Member, Tells.Outcomes),
        [$"{nameof(ChartingService)}.{nameof(ChartingService.SaveAsync)}"] = new(Allowed.Contributor, Tells.Changes),
        [$"{nameof(ChartingService)}.{nameof(ChartingService.HistoryAsync)}"] = new(Allowed.Member, Tells.Outcomes),

        [$"{nameof(ExclusionProposalService)}.{nameof(ExclusionProposalService.GetReasonsAsync)}"] = new(Allowed.Contributor,
            Tells.Nothing),
        [$"{nameof(ExclusionProposalService)}.{nameof(ExclusionProposalService.ProposeAsync)}"] = new(Allowed.Contributor, Tells.Changes),
        [$"{nameof(ExclusionProposalService)}.{nameof(ExclusionProposalService.WithdrawAsync)}"] = new(Allowed.Contributor, Tells.Changes),
        [$"{nameof(ChartImportService)}.{nameof(ChartImportService.GetFormAsync)}"] = new(Allowed.Contributor, Tells.Nothing),
        [$"{nameof(ChartImportService)}.{nameof(ChartImportService.ReadAsync)}"] = new(Allowed.Contributor, Tells.Nothing),
        [$"{nameof(ChartImportService)}.{nameof(ChartImportService.PreviewAsync)}"] = new(Allowed.Contributor, Tells.Changes),
        [$"{nameof(ChartImportService)}.{nameof(ChartImportService.StoreAsync)}"] = new(Allowed.Contributor, Tells.Changes),
        [$"{nameof(SettlingService)}.{nameof(SettlingService.GetAsync)}"] = new(Allowed.Lead, Tells.Outcomes),
        [$"{nameof(SettlingService)}.{nameof(SettlingService.PairRowsAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(SettlingService)}.{nameof(SettlingService.ReopenAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(ChartAgreementService)}.{nameof(ChartAgreementService.GetAsync)}"] = new(Allowed.Member, Tells.Outcomes),
        [$"{nameof(ChartPlanService)}.{nameof(ChartPlanService.GetAsync)}"] = new(Allowed.Lead, Tells.Outcomes),
        [$"{nameof(ChartPlanService)}.{nameof(ChartPlanService.SetModeAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(ChartPlanService)}.{nameof(ChartPlanService.DrawAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(ChartPlanService)}.{nameof(ChartPlanService.SplitAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(ChartPlanService)}.{nameof(ChartPlanService.AssignAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(ChartTableService)}.{nameof(ChartTableService.GetAsync)}"] = new(Allowed.Member, Tells.Outcomes),
        [$"{nameof(ChartTableService)}.{nameof(ChartTableService.ExportAsync)}"] = new(Allowed.Member, Tells.Outcomes),

        [$"{nameof(PlanService)}.{nameof(PlanService.SaveAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(PlanService)}.{nameof(PlanService.TopUpAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(PilotService)}.{nameof(PilotService.StartAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(PilotService)}.{nameof(PilotService.CloseAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(PlanViewService)}.{nameof(PlanViewService.GetAsync)}"] = new(Allowed.Member, Tells.Outcomes),
        [$"{nameof(DrawService)}.{nameof(DrawService.RepeatAsync)}"] = new(Allowed.Lead, Tells.Outcomes),
        [$"{nameof(DrawService)}.{nameof(DrawService.FrameFileAsync)}"] = new(Allowed.Lead, Tells.Outcomes),
        [$"{nameof(DrawService)}.{nameof(DrawService.DrawFileAsync)}"] = new(Allowed.Lead, Tells.Outcomes),
        [$"{nameof(SettingsService)}.{nameof(SettingsService.GetAsync)}"] = new(Allowed.Member, Tells.Nothing),
        [$"{nameof(SettingsService)}.{nameof(SettingsService.AddCriteriaAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(SettingsService)}.{nameof(SettingsService.RewordCriterionAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(SettingsService)}.{nameof(SettingsService.RetireCriterionAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(SettingsService)}.{nameof(SettingsService.MoveCriterionAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(ReasonService)}.{nameof(ReasonService.AddAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(ReasonService)}.{nameof(ReasonService.RetireAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(ProtocolService)}.{nameof(ProtocolService.GetAsync)}"] = new(Allowed.Member, Tells.Nothing),
        [$"{nameof(ProtocolService)}.{nameof(ProtocolService.SaveAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(ProtocolService)}.{nameof(ProtocolService.AddDeviationAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(ProtocolService)}.{nameof(ProtocolService.RemoveDeviationAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(RankingService)}.{nameof(RankingService.GetAsync)}"] = new(Allowed.Member, Tells.Outcomes),
        [$"{nameof(RankingService)}.{nameof(RankingService.ReplayAsync)}"] = new(Allowed.Lead, Tells.Outcomes),
        [$"{nameof(RankingStopService)}.{nameof(RankingStopService.LookAsync)}"] = new(Allowed.Lead, Tells.Outcomes),
        [$"{nameof(RankingStopService)}.{nameof(RankingStopService.StopAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(RankingStopService)}.{nameof(RankingStopService.ResumeAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(RankingPriorService)}.{nameof(RankingPriorService.ListAsync)}"] = new(Allowed.Lead, Tells.Nothing),
        [$"{nameof(RankingPriorService)}.{nameof(RankingPriorService.FindAsync)}"] = new(Allowed.Lead, Tells.Nothing),
        [$"{nameof(RankingPriorService)}.{nameof(RankingPriorService.AddAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(RankingPriorService)}.{nameof(RankingPriorService.RemoveAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(RankingService)}.{nameof(RankingService.SwitchAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(ReasonService)}.{nameof(ReasonService.RenameAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(ReasonService)}.{nameof(ReasonService.SortByUseAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(ReasonService)}.{nameof(ReasonService.OrderAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(ReasonService)}.{nameof(ReasonService.MergeAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(ReasonService)}.{nameof(ReasonService.UnmergeAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(ReasonService)}.{nameof(ReasonService.MoveAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(HighlightService)}.{nameof(HighlightService.AddWordsAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(HighlightService)}.{nameof(HighlightService.RemoveWordAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(CriteriaVersionsService)}.{nameof(CriteriaVersionsService.ListAsync)}"] = new(Allowed.Lead, Tells.OwnVotes),
        [$"{nameof(LabelService)}.{nameof(LabelService.ListAsync)}"] = new(Allowed.Member, Tells.Nothing),
        [$"{nameof(LabelService)}.{nameof(LabelService.CreateAsync)}"] = new(Allowed.Contributor, Tells.Changes),
        [$"{nameof(LabelService)}.{nameof(LabelService.ChangeAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(LabelService)}.{nameof(LabelService.RetireAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(LabelService)}.{nameof(LabelService.PutAsync)}"] = new(Allowed.Contributor, Tells.Changes),
        [$"{nameof(PrivateNoteService)}.{nameof(PrivateNoteService.SaveAsync)}"] = new(Allowed.Contributor, Tells.Changes),
        [$"{nameof(RecordAnnotationsService)}.{nameof(RecordAnnotationsService.GetAsync)}"] = new(Allowed.Member, Tells.Outcomes),
        [$"{nameof(RecordSourcesService)}.{nameof(RecordSourcesService.GetAsync)}"] = new(Allowed.Member, Tells.Nothing),
        [$"{nameof(HighlightService)}.{nameof(HighlightService.GetAsync)}"] = new(Allowed.Member, Tells.OwnVotes),
        [$"{nameof(HighlightService)}.{nameof(HighlightService.AddOwnAsync)}"] = new(Allowed.Contributor, Tells.Changes),
        [$"{nameof(HighlightService)}.{nameof(HighlightService.RemoveOwnAsync)}"] = new(Allowed.Contributor, Tells.Changes),
        [$"{nameof(ScreeningDeskService)}.{nameof(ScreeningDeskService.GetAsync)}"] = new(Allowed.Member, Tells.OwnVotes),
        [$"{nameof(ScreeningQueueService)}.{nameof(ScreeningQueueService.NextAsync)}"] = new(Allowed.Contributor, Tells.OwnVotes),
        [$"{nameof(ScreeningQueueService)}.{nameof(ScreeningQueueService.FindAsync)}"] = new(Allowed.Contributor, Tells.OwnVotes),
        [$"{nameof(ScreeningQueueService)}.{nameof(ScreeningQueueService.LatestAsync)}"] = new(Allowed.Contributor, Tells.OwnVotes),
        [$"{nameof(ScreeningQueueService)}.{nameof(ScreeningQueueService.ProgressAsync)}"] = new(Allowed.Contributor, Tells.OwnVotes),
        [$"{nameof(MyDecisionsService)}.{nameof(MyDecisionsService.ListAsync)}"] = new(Allowed.Contributor, Tells.OwnVotes),
        [$"{nameof(DecisionService)}.{nameof(DecisionService.DecideAsync)}"] = new(Allowed.Contributor, Tells.Changes),
        [$"{nameof(DecisionService)}.{nameof(DecisionService.UndoAsync)}"] = new(Allowed.Contributor, Tells.Changes),
        [$"{nameof(ConflictListService)}.{nameof(ConflictListService.CountAsync)}"] = new(Allowed.Member, Tells.Outcomes),
        [$"{nameof(ConflictListService)}.{nameof(ConflictListService.QueueAsync)}"] = new(Allowed.Lead, Tells.Outcomes),
        [$"{nameof(ConflictListService)}.{nameof(ConflictListService.MineAsync)}"] = new(Allowed.Member, Tells.Outcomes),
        [$"{nameof(ConflictCommentService)}.{nameof(ConflictCommentService.ListAsync)}"] = new(Allowed.Member, Tells.Outcomes),
        [$"{nameof(ConflictCommentService)}.{nameof(ConflictCommentService.NewAsync)}"] = new(Allowed.Member, Tells.Outcomes),
        [$"{nameof(ConflictCommentService)}.{nameof(ConflictCommentService.MarkReadAsync)}"] = new(Allowed.Member, Tells.Changes),
        [$"{nameof(ConflictCommentService)}.{nameof(ConflictCommentService.AddAsync)}"] = new(Allowed.Contributor, Tells.Changes),
        [$"{nameof(ConflictCommentService)}.{nameof(ConflictCommentService.RemoveAsync)}"] = new(Allowed.Contributor, Tells.Changes),
        [$"{nameof(BulkLabelService)}.{nameof(BulkLabelService.PutAsync)}"] = new(Allowed.Contributor, Tells.Changes),
        [$"{nameof(BulkLabelService)}.{nameof(BulkLabelService.UndoAsync)}"] = new(Allowed.Contributor, Tells.Changes),
        [$"{nameof(SavedFilterService)}.{nameof(SavedFilterService.ListAsync)}"] = new(Allowed.Member, Tells.Nothing),
        [$"{nameof(SavedFilterService)}.{nameof(SavedFilterService.SaveAsync)}"] = new(Allowed.Member, Tells.Changes),
        [$"{nameof(SavedFilterService)}.{nameof(SavedFilterService.RemoveAsync)}"] = new(Allowed.Member, Tells.Changes),
        [$"{nameof(ConflictListService)}.{nameof(ConflictListService.GetAsync)}"] = new(Allowed.Lead, Tells.Outcomes),
        [$"{nameof(ConflictListService)}.{nameof(ConflictListService.ResolvedAsync)}"] = new(Allowed.Lead, Tells.Outcomes),
        [$"{nameof(ConflictService)}.{nameof(ConflictService.ResolveAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(ConflictService)}.{nameof(ConflictService.ReopenAsync)}"] = new(Allowed.Lead, Tells.Changes),

        [$"{nameof(OverviewService)}.{nameof(OverviewService.GetAsync)}"] = new(Allowed.Member, Tells.Outcomes),
        [$"{nameof(ReportService)}.{nameof(ReportService.GetFlowAsync)}"] = new(Allowed.Member, Tells.Outcomes),
        [$"{nameof(StudyTableService)}.{nameof(StudyTableService.SaveAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(TableWordingService)}.{nameof(TableWordingService.GetAsync)}"] = new(Allowed.Member, Tells.Nothing),
        [$"{nameof(TableWordingService)}.{nameof(TableWordingService.SaveAsync)}"] = new(Allowed.Lead, Tells.Changes),
        [$"{nameof(ReportService)}.{nameof(ReportService.GetTablesAsync)}"] = new(Allowed.Member, Tells.Outcomes),
        [$"{nameof(ReportService)}.{nameof(ReportService.GetStudiesAsync)}"] = new(Allowed.Member, Tells.Outcomes),
        [$"{nameof(ReportService)}.{nameof(ReportService.GetExcludedAsync)}"] = new(Allowed.Member, Tells.Outcomes),
        [$"{nameof(ReportService)}.{nameof(ReportService.GetAgreementAsync)}"] = new(Allowed.Member, Tells.Outcomes),
        [$"{nameof(ReportExportService)}.{nameof(ReportExportService.FlowAsync)}"] = new(Allowed.Member, Tells.Outcomes),
        [$"{nameof(ReportTableService)}.{nameof(ReportTableService.FileAsync)}"] = new(Allowed.Member, Tells.Outcomes),
        [$"{nameof(ChecklistService)}.{nameof(ChecklistService.GetAsync)}"] = new(Allowed.Member, Tells.Outcomes),
        [$"{nameof(ChecklistService)}.{nameof(ChecklistService.FileAsync)}"] = new(Allowed.Member, Tells.Outcomes),
        [$"{nameof(PackageService)}.{nameof(PackageService.FileAsync)}"] = new(Allowed.Member, Tells.Outcomes),
        [$"{nameof(ReportTextService)}.{nameof(ReportTextService.GetAsync)}"] = new(Allowed.Member, Tells.Outcomes),
        [$"{nameof(ReportTextService)}.{nameof(ReportTextService.FileAsync)}"] = new(Allowed.Member, Tells.Outcomes),
        [$"{nameof(ReferenceService)}.{nameof(ReferenceService.FileAsync)}"] = new(Allowed.Member, Tells.Outcomes),
        [$"{nameof(FigureService)}.{nameof(FigureService.GetAsync)}"] = new(Allowed.Member, Tells.Outcomes),
        [$"{nameof(FigureService)}.{nameof(FigureService.FileAsync)}"] = new(Allowed.Member, Tells.Outcomes),
    };
}
