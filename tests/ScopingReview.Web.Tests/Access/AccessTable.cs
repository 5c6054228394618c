using ScopingReview.Web.Features.Account;
using ScopingReview.Web.Features.Audit;
using ScopingReview.Web.Features.Charting;
using ScopingReview.Web.Features.Conflicts;
using ScopingReview.Web.Features.Duplicates;
using ScopingReview.Web.Features.Duplicates.Judging;
using ScopingReview.Web.Features.Duplicates.Overlap;
using ScopingReview.Web.Features.Duplicates.Running;
using ScopingReview.Web.Features.FullText;
using ScopingReview.Web.Features.Plan;
using ScopingReview.Web.Features.PreviousVersions;
using ScopingReview.Web.Features.Records;
using ScopingReview.Web.Features.Records.Exporting;
using ScopingReview.Web.Features.Removals;
using ScopingReview.Web.Features.Reporting;
using ScopingReview.Web.Features.Reporting.Exports;
using ScopingReview.Web.Features.Reviews;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Features.Screening.Annotations;
using ScopingReview.Web.Features.Sources;
using ScopingReview.Web.Features.Sources.Importing;
using ScopingReview.Web.Features.Sources.Searches;
using ScopingReview.Web.Features.Sources.Withdrawing;
using ScopingReview.Web.Features.Studies;
using ScopingReview.Web.Features.TakingOver;
using ScopingReview.Web.Features.Team;
using ScopingReview.Web.Features.Team.Handing;

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

    /// <summary>Whoever holds the secret link; the method names no review and checks the token.</summary>
    Token,
}

/// <summary>
/// The whole of the authorisation, a row each. AccessMatrixTests find all service methods and endpoints by reflection,
/// fail on one without a row, and hold each row against the six kinds of people.
/// </summary>
internal static class AccessTable
{
    public static readonly IReadOnlyDictionary<string, Allowed> Methods = new Dictionary<string, Allowed>(StringComparer.Ordinal)
    {
        [$"{nameof(AccountService)}.{nameof(AccountService.CanSetUpAsync)}"] = Allowed.Token,
        [$"{nameof(AccountService)}.{nameof(AccountService.CreateFirstAccountAsync)}"] = Allowed.Token,
        [$"{nameof(AccountService)}.{nameof(AccountService.FindInvitationAsync)}"] = Allowed.Token,
        [$"{nameof(AccountService)}.{nameof(AccountService.AcceptWithNewAccountAsync)}"] = Allowed.Token,
        [$"{nameof(AccountService)}.{nameof(AccountService.AcceptAsync)}"] = Allowed.Token,

        [$"{nameof(ReviewService)}.{nameof(ReviewService.ListMineAsync)}"] = Allowed.Account,
        [$"{nameof(ReviewService)}.{nameof(ReviewService.CreateAsync)}"] = Allowed.Account,
        [$"{nameof(ReviewService)}.{nameof(ReviewService.GetHeaderAsync)}"] = Allowed.Member,
        [$"{nameof(ReviewService)}.{nameof(ReviewService.ChangeAsync)}"] = Allowed.Lead,
        [$"{nameof(StepsService)}.{nameof(StepsService.GetAsync)}"] = Allowed.Member,

        [$"{nameof(TakeOverService)}.{nameof(TakeOverService.GetAsync)}"] = Allowed.Lead,
        [$"{nameof(TakeOverService)}.{nameof(TakeOverService.ReadAsync)}"] = Allowed.Lead,
        [$"{nameof(TakeOverService)}.{nameof(TakeOverService.PreviewAsync)}"] = Allowed.Lead,
        [$"{nameof(TakeOverService)}.{nameof(TakeOverService.StoreAsync)}"] = Allowed.Lead,

        [$"{nameof(TeamService)}.{nameof(TeamService.GetAsync)}"] = Allowed.Member,
        [$"{nameof(TeamService)}.{nameof(TeamService.InviteAsync)}"] = Allowed.Lead,
        [$"{nameof(TeamService)}.{nameof(TeamService.RevokeInvitationAsync)}"] = Allowed.Lead,
        [$"{nameof(TeamService)}.{nameof(TeamService.ChangeRoleAsync)}"] = Allowed.Lead,
        [$"{nameof(TeamService)}.{nameof(TeamService.RemoveAsync)}"] = Allowed.Lead,
        [$"{nameof(HandoverService)}.{nameof(HandoverService.GetAsync)}"] = Allowed.Lead,
        [$"{nameof(HandoverService)}.{nameof(HandoverService.PreviewAsync)}"] = Allowed.Lead,
        [$"{nameof(HandoverService)}.{nameof(HandoverService.ApplyAsync)}"] = Allowed.Lead,
        [$"{nameof(HandoverService)}.{nameof(HandoverService.UndoAsync)}"] = Allowed.Lead,
        [$"{nameof(AuditService)}.{nameof(AuditService.ListAsync)}"] = Allowed.Lead,

        [$"{nameof(SourcesService)}.{nameof(SourcesService.ListAsync)}"] = Allowed.Member,
        [$"{nameof(SourcesService)}.{nameof(SourcesService.GetImportAsync)}"] = Allowed.Member,
        [$"{nameof(SourcesService)}.{nameof(SourcesService.SaveSourceAsync)}"] = Allowed.Lead,
        [$"{nameof(SourcesService)}.{nameof(SourcesService.SaveRunAsync)}"] = Allowed.Lead,
        [$"{nameof(ImportService)}.{nameof(ImportService.GetAsync)}"] = Allowed.Lead,
        [$"{nameof(ImportService)}.{nameof(ImportService.ReceiveAsync)}"] = Allowed.Lead,
        [$"{nameof(ImportService)}.{nameof(ImportService.TryColumnsAsync)}"] = Allowed.Lead,
        [$"{nameof(ImportService)}.{nameof(ImportService.MapAsync)}"] = Allowed.Lead,
        [$"{nameof(ImportService)}.{nameof(ImportService.StartAsync)}"] = Allowed.Lead,
        [$"{nameof(ImportService)}.{nameof(ImportService.CancelAsync)}"] = Allowed.Lead,
        [$"{nameof(ImportService)}.{nameof(ImportService.RemoveAsync)}"] = Allowed.Lead,
        [$"{nameof(WithdrawalService)}.{nameof(WithdrawalService.LookAsync)}"] = Allowed.Lead,
        [$"{nameof(WithdrawalService)}.{nameof(WithdrawalService.WithdrawAsync)}"] = Allowed.Lead,
        [$"{nameof(RemovalListService)}.{nameof(RemovalListService.ListAsync)}"] = Allowed.Member,
        [$"{nameof(RemovalListService)}.{nameof(RemovalListService.OfRecordAsync)}"] = Allowed.Member,
        [$"{nameof(RemovalService)}.{nameof(RemovalService.LookAsync)}"] = Allowed.Lead,
        [$"{nameof(RemovalService)}.{nameof(RemovalService.RemoveAsync)}"] = Allowed.Lead,
        [$"{nameof(RemovalService)}.{nameof(RemovalService.TakeBackAsync)}"] = Allowed.Lead,
        [$"{nameof(PreviousVersionViewService)}.{nameof(PreviousVersionViewService.GetAsync)}"] = Allowed.Member,
        [$"{nameof(PreviousVersionViewService)}.{nameof(PreviousVersionViewService.FindAsync)}"] = Allowed.Member,
        [$"{nameof(PreviousVersionService)}.{nameof(PreviousVersionService.SetReferenceAsync)}"] = Allowed.Lead,
        [$"{nameof(PreviousVersionService)}.{nameof(PreviousVersionService.AddAsync)}"] = Allowed.Lead,
        [$"{nameof(PreviousVersionService)}.{nameof(PreviousVersionService.AddReportAsync)}"] = Allowed.Lead,
        [$"{nameof(PreviousVersionService)}.{nameof(PreviousVersionService.ChangeReportAsync)}"] = Allowed.Lead,
        [$"{nameof(PreviousVersionService)}.{nameof(PreviousVersionService.TakeAwayAsync)}"] = Allowed.Lead,
        [$"{nameof(PreviousVersionService)}.{nameof(PreviousVersionService.PutBackAsync)}"] = Allowed.Lead,
        [$"{nameof(PreviousFileService)}.{nameof(PreviousFileService.ReadAsync)}"] = Allowed.Lead,
        [$"{nameof(SearchExportService)}.{nameof(SearchExportService.TableAsync)}"] = Allowed.Member,
        [$"{nameof(SearchExportService)}.{nameof(SearchExportService.StrategiesAsync)}"] = Allowed.Member,
        [$"{nameof(DuplicatesService)}.{nameof(DuplicatesService.ListAsync)}"] = Allowed.Member,
        [$"{nameof(DuplicatesService)}.{nameof(DuplicatesService.JudgeAsync)}"] = Allowed.Contributor,
        [$"{nameof(DuplicatesService)}.{nameof(DuplicatesService.TakeBackAsync)}"] = Allowed.Contributor,
        [$"{nameof(DuplicateQueueService)}.{nameof(DuplicateQueueService.ListAsync)}"] = Allowed.Member,
        [$"{nameof(DuplicateQueueService)}.{nameof(DuplicateQueueService.NextAsync)}"] = Allowed.Contributor,
        [$"{nameof(BulkMergeService)}.{nameof(BulkMergeService.LookAsync)}"] = Allowed.Lead,
        [$"{nameof(BulkMergeService)}.{nameof(BulkMergeService.AcceptAsync)}"] = Allowed.Lead,
        [$"{nameof(BulkMergeService)}.{nameof(BulkMergeService.UndoAsync)}"] = Allowed.Lead,
        [$"{nameof(DuplicateRunService)}.{nameof(DuplicateRunService.GetAsync)}"] = Allowed.Member,
        [$"{nameof(DuplicateRunService)}.{nameof(DuplicateRunService.StartAsync)}"] = Allowed.Lead,
        [$"{nameof(DuplicateRunService)}.{nameof(DuplicateRunService.CancelAsync)}"] = Allowed.Lead,
        [$"{nameof(OverlapService)}.{nameof(OverlapService.GetAsync)}"] = Allowed.Member,
        [$"{nameof(OverlapService)}.{nameof(OverlapService.CsvAsync)}"] = Allowed.Member,
        [$"{nameof(OverlapService)}.{nameof(OverlapService.SvgAsync)}"] = Allowed.Member,
        [$"{nameof(PairService)}.{nameof(PairService.GetAsync)}"] = Allowed.Member,
        [$"{nameof(RecordsService)}.{nameof(RecordsService.ListAsync)}"] = Allowed.Member,
        [$"{nameof(RecordService)}.{nameof(RecordService.GetAsync)}"] = Allowed.Member,
        [$"{nameof(RecordExportService)}.{nameof(RecordExportService.LookAsync)}"] = Allowed.Member,
        [$"{nameof(RecordExportService)}.{nameof(RecordExportService.WriteAsync)}"] = Allowed.Member,
        [$"{nameof(FullTextListService)}.{nameof(FullTextListService.ListAsync)}"] = Allowed.Member,
        [$"{nameof(FullTextListService)}.{nameof(FullTextListService.MatchAsync)}"] = Allowed.Contributor,
        [$"{nameof(FullTextListService)}.{nameof(FullTextListService.NameAsync)}"] = Allowed.Member,
        [$"{nameof(FullTextListService)}.{nameof(FullTextListService.FindAsync)}"] = Allowed.Member,
        [$"{nameof(FullTextService)}.{nameof(FullTextService.GetAsync)}"] = Allowed.Member,
        [$"{nameof(FullTextService)}.{nameof(FullTextService.NextAsync)}"] = Allowed.Member,
        [$"{nameof(FullTextFileService)}.{nameof(FullTextFileService.StoreAsync)}"] = Allowed.Contributor,
        [$"{nameof(FullTextFileService)}.{nameof(FullTextFileService.OpenAsync)}"] = Allowed.Member,
        [$"{nameof(RetrievalService)}.{nameof(RetrievalService.SetAsync)}"] = Allowed.Contributor,

        [$"{nameof(StudyService)}.{nameof(StudyService.ListAsync)}"] = Allowed.Member,
        [$"{nameof(StudyService)}.{nameof(StudyService.MergeAsync)}"] = Allowed.Contributor,
        [$"{nameof(StudyService)}.{nameof(StudyService.SplitAsync)}"] = Allowed.Contributor,
        [$"{nameof(FurtherReportService)}.{nameof(FurtherReportService.MarkAsync)}"] = Allowed.Contributor,
        [$"{nameof(FurtherReportService)}.{nameof(FurtherReportService.TakeBackAsync)}"] = Allowed.Contributor,
        [$"{nameof(ChartingFormService)}.{nameof(ChartingFormService.UseBuiltInAsync)}"] = Allowed.Lead,
        [$"{nameof(ChartingService)}.{nameof(ChartingService.ListAsync)}"] = Allowed.Member,
        [$"{nameof(ChartingService)}.{nameof(ChartingService.OpenAsync)}"] = Allowed.Member,
        [$"{nameof(ChartingService)}.{nameof(ChartingService.SaveAsync)}"] = Allowed.Contributor,
        [$"{nameof(ChartingService)}.{nameof(ChartingService.HistoryAsync)}"] = Allowed.Member,

        [$"{nameof(PlanService)}.{nameof(PlanService.SaveAsync)}"] = Allowed.Lead,
        [$"{nameof(PlanService)}.{nameof(PlanService.TopUpAsync)}"] = Allowed.Lead,
        [$"{nameof(PilotService)}.{nameof(PilotService.StartAsync)}"] = Allowed.Lead,
        [$"{nameof(PilotService)}.{nameof(PilotService.CloseAsync)}"] = Allowed.Lead,
        [$"{nameof(PlanViewService)}.{nameof(PlanViewService.GetAsync)}"] = Allowed.Member,
        [$"{nameof(DrawService)}.{nameof(DrawService.RepeatAsync)}"] = Allowed.Lead,
        [$"{nameof(DrawService)}.{nameof(DrawService.FrameFileAsync)}"] = Allowed.Lead,
        [$"{nameof(DrawService)}.{nameof(DrawService.DrawFileAsync)}"] = Allowed.Lead,
        [$"{nameof(SettingsService)}.{nameof(SettingsService.GetAsync)}"] = Allowed.Member,
        [$"{nameof(SettingsService)}.{nameof(SettingsService.AddCriteriaAsync)}"] = Allowed.Lead,
        [$"{nameof(SettingsService)}.{nameof(SettingsService.RewordCriterionAsync)}"] = Allowed.Lead,
        [$"{nameof(SettingsService)}.{nameof(SettingsService.RetireCriterionAsync)}"] = Allowed.Lead,
        [$"{nameof(SettingsService)}.{nameof(SettingsService.MoveCriterionAsync)}"] = Allowed.Lead,
        [$"{nameof(SettingsService)}.{nameof(SettingsService.AddReasonsAsync)}"] = Allowed.Lead,
        [$"{nameof(SettingsService)}.{nameof(SettingsService.RetireReasonAsync)}"] = Allowed.Lead,
        [$"{nameof(SettingsService)}.{nameof(SettingsService.MoveReasonAsync)}"] = Allowed.Lead,
        [$"{nameof(SettingsService)}.{nameof(SettingsService.AddWordsAsync)}"] = Allowed.Lead,
        [$"{nameof(SettingsService)}.{nameof(SettingsService.RemoveWordAsync)}"] = Allowed.Lead,
        [$"{nameof(CriteriaVersionsService)}.{nameof(CriteriaVersionsService.ListAsync)}"] = Allowed.Lead,
        [$"{nameof(LabelService)}.{nameof(LabelService.ListAsync)}"] = Allowed.Member,
        [$"{nameof(LabelService)}.{nameof(LabelService.CreateAsync)}"] = Allowed.Contributor,
        [$"{nameof(LabelService)}.{nameof(LabelService.ChangeAsync)}"] = Allowed.Lead,
        [$"{nameof(LabelService)}.{nameof(LabelService.RetireAsync)}"] = Allowed.Lead,
        [$"{nameof(LabelService)}.{nameof(LabelService.PutAsync)}"] = Allowed.Contributor,
        [$"{nameof(PrivateNoteService)}.{nameof(PrivateNoteService.SaveAsync)}"] = Allowed.Contributor,
        [$"{nameof(RecordAnnotationsService)}.{nameof(RecordAnnotationsService.GetAsync)}"] = Allowed.Member,
        [$"{nameof(RecordSourcesService)}.{nameof(RecordSourcesService.GetAsync)}"] = Allowed.Member,
        [$"{nameof(HighlightService)}.{nameof(HighlightService.GetAsync)}"] = Allowed.Member,
        [$"{nameof(HighlightService)}.{nameof(HighlightService.AddOwnAsync)}"] = Allowed.Contributor,
        [$"{nameof(HighlightService)}.{nameof(HighlightService.RemoveOwnAsync)}"] = Allowed.Contributor,
        [$"{nameof(ScreeningDeskService)}.{nameof(ScreeningDeskService.GetAsync)}"] = Allowed.Member,
        [$"{nameof(ScreeningQueueService)}.{nameof(ScreeningQueueService.NextAsync)}"] = Allowed.Contributor,
        [$"{nameof(ScreeningQueueService)}.{nameof(ScreeningQueueService.FindAsync)}"] = Allowed.Contributor,
        [$"{nameof(ScreeningQueueService)}.{nameof(ScreeningQueueService.LatestAsync)}"] = Allowed.Contributor,
        [$"{nameof(ScreeningQueueService)}.{nameof(ScreeningQueueService.ProgressAsync)}"] = Allowed.Contributor,
        [$"{nameof(MyDecisionsService)}.{nameof(MyDecisionsService.ListAsync)}"] = Allowed.Contributor,
        [$"{nameof(DecisionService)}.{nameof(DecisionService.DecideAsync)}"] = Allowed.Contributor,
        [$"{nameof(DecisionService)}.{nameof(DecisionService.UndoAsync)}"] = Allowed.Contributor,
        [$"{nameof(ConflictListService)}.{nameof(ConflictListService.CountAsync)}"] = Allowed.Member,
        [$"{nameof(ConflictListService)}.{nameof(ConflictListService.QueueAsync)}"] = Allowed.Lead,
        [$"{nameof(ConflictListService)}.{nameof(ConflictListService.GetAsync)}"] = Allowed.Lead,
        [$"{nameof(ConflictListService)}.{nameof(ConflictListService.ResolvedAsync)}"] = Allowed.Lead,
        [$"{nameof(ConflictService)}.{nameof(ConflictService.ResolveAsync)}"] = Allowed.Lead,
        [$"{nameof(ConflictService)}.{nameof(ConflictService.ReopenAsync)}"] = Allowed.Lead,

        [$"{nameof(OverviewService)}.{nameof(OverviewService.GetAsync)}"] = Allowed.Member,
        [$"{nameof(ReportService)}.{nameof(ReportService.GetFlowAsync)}"] = Allowed.Member,
        [$"{nameof(ReportService)}.{nameof(ReportService.GetTablesAsync)}"] = Allowed.Member,
        [$"{nameof(ReportService)}.{nameof(ReportService.GetStudiesAsync)}"] = Allowed.Member,
        [$"{nameof(ReportService)}.{nameof(ReportService.GetAgreementAsync)}"] = Allowed.Member,
        [$"{nameof(ReportExportService)}.{nameof(ReportExportService.FlowSvgAsync)}"] = Allowed.Member,
        [$"{nameof(ReportExportService)}.{nameof(ReportExportService.FlowCsvAsync)}"] = Allowed.Member,
        [$"{nameof(ReportExportService)}.{nameof(ReportExportService.FrequenciesAsync)}"] = Allowed.Member,
        [$"{nameof(ReportExportService)}.{nameof(ReportExportService.FrequencyAsync)}"] = Allowed.Member,
        [$"{nameof(ReportExportService)}.{nameof(ReportExportService.CrossAsync)}"] = Allowed.Member,
        [$"{nameof(ReportExportService)}.{nameof(ReportExportService.StudiesAsync)}"] = Allowed.Member,
        [$"{nameof(ReportExportService)}.{nameof(ReportExportService.ChartingAsync)}"] = Allowed.Member,
        [$"{nameof(ReportExportService)}.{nameof(ReportExportService.AgreementAsync)}"] = Allowed.Member,
    };

    /// <summary>"VERB /path", as routed. Pages are not here: they hold no data of their own and ask the services above.</summary>
    public static readonly IReadOnlyDictionary<string, Allowed> Endpoints = new Dictionary<string, Allowed>(StringComparer.Ordinal)
    {
        ["GET /api/reviews/{reviewId:guid}/sources/searches.csv"] = Allowed.Member,
        ["GET /api/reviews/{reviewId:guid}/sources/strategies.md"] = Allowed.Member,
        ["GET /api/reviews/{reviewId:guid}/sources/searches/{run:guid}/search.csv"] = Allowed.Member,
        ["GET /api/reviews/{reviewId:guid}/sources/searches/{run:guid}/strategy.md"] = Allowed.Member,
        ["GET /api/reviews/{reviewId:guid}/records/export"] = Allowed.Member,
        ["POST /api/reviews/{reviewId:guid}/full-texts/{number:int:min(1)}/file"] = Allowed.Contributor,
        ["GET /api/reviews/{reviewId:guid}/full-texts/files/{file:guid}"] = Allowed.Member,
        ["HEAD /api/reviews/{reviewId:guid}/full-texts/files/{file:guid}"] = Allowed.Member,
        ["GET /api/reviews/{reviewId:guid}/plan/draws/{drawId:guid}/frame.txt"] = Allowed.Lead,
        ["GET /api/reviews/{reviewId:guid}/plan/draws/{drawId:guid}/draw.csv"] = Allowed.Lead,
        ["GET /api/reviews/{reviewId:guid}/screening/{stage}/queue"] = Allowed.Contributor,
        ["GET /api/reviews/{reviewId:guid}/screening/{stage}/mine"] = Allowed.Contributor,
        ["GET /api/reviews/{reviewId:guid}/screening/{stage}/progress"] = Allowed.Contributor,
        ["GET /api/reviews/{reviewId:guid}/screening/{stage}/records/{number:int}"] = Allowed.Contributor,
        ["GET /api/reviews/{reviewId:guid}/screening/labels"] = Allowed.Member,
        ["POST /api/reviews/{reviewId:guid}/screening/labels"] = Allowed.Contributor,
        ["POST /api/reviews/{reviewId:guid}/screening/records/labels"] = Allowed.Contributor,
        ["POST /api/reviews/{reviewId:guid}/screening/records/notes"] = Allowed.Contributor,
        ["GET /api/reviews/{reviewId:guid}/screening/records/{number:int}/sources"] = Allowed.Member,
        ["POST /api/reviews/{reviewId:guid}/screening/votes"] = Allowed.Contributor,
        ["POST /api/reviews/{reviewId:guid}/screening/votes/undo"] = Allowed.Contributor,

        ["GET /api/reviews/{reviewId:guid}/duplicates/overlap.csv"] = Allowed.Member,
        ["GET /api/reviews/{reviewId:guid}/duplicates/overlap.svg"] = Allowed.Member,
        ["GET /api/reviews/{reviewId:guid}/report/flow.svg"] = Allowed.Member,
        ["GET /api/reviews/{reviewId:guid}/report/flow.csv"] = Allowed.Member,
        ["GET /api/reviews/{reviewId:guid}/report/frequencies"] = Allowed.Member,
        ["GET /api/reviews/{reviewId:guid}/report/frequencies/{item}"] = Allowed.Member,
        ["GET /api/reviews/{reviewId:guid}/report/cross/{rows}/{columns}"] = Allowed.Member,
        ["GET /api/reviews/{reviewId:guid}/report/studies"] = Allowed.Member,
        ["GET /api/reviews/{reviewId:guid}/report/charting"] = Allowed.Member,
        ["GET /api/reviews/{reviewId:guid}/report/agreement"] = Allowed.Member,
    };
}
