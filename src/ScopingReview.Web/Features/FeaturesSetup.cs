using ScopingReview.Web.Features.Account;
using ScopingReview.Web.Features.Audit;
using ScopingReview.Web.Features.Charting;
using ScopingReview.Web.Features.Conflicts;
using ScopingReview.Web.Features.Duplicates;
using ScopingReview.Web.Features.FullText;
using ScopingReview.Web.Features.ImportDecisions;
using ScopingReview.Web.Features.Plan;
using ScopingReview.Web.Features.PreviousVersions;
using ScopingReview.Web.Features.Protocol;
using ScopingReview.Web.Features.Ranking;
using ScopingReview.Web.Features.Records;
using ScopingReview.Web.Features.Removals;
using ScopingReview.Web.Features.Reporting;
using ScopingReview.Web.Features.Reporting.Exports;
using ScopingReview.Web.Features.Reviews;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Features.Sources;
using ScopingReview.Web.Features.Studies;
using ScopingReview.Web.Features.Team;
using ScopingReview.Web.Infrastructure.Access;
using ScopingReview.Web.Infrastructure.Live;

namespace ScopingReview.Web.Features;

/// <summary>All features in one place: a line each for its services and for its endpoints.</summary>
internal static class FeaturesSetup
{
    public static IServiceCollection AddFeatures(this IServiceCollection services) => services
        .AddReviewAccess()
        .AddLiveUpdates()
        .AddVisibility()
        .AddAccounts()
        .AddAudit()
        .AddReviews()
        .AddTeam()
        .AddSources()
        .AddDuplicates()
        .AddRecords()
        .AddRemovals()
        .AddPreviousVersions()
        .AddProtocol()
        .AddRanking()
        .AddPlan()
        .AddImportDecisions()
        .AddScreening()
        .AddConflicts()
        .AddFullTexts()
        .AddStudies()
        .AddCharting()
        .AddReporting();

    public static void MapFeatures(this IEndpointRouteBuilder app)
    {
        app.MapAccounts();
        var review = app.MapReviewApi();
        review.AddEndpointFilter<DownloadAudit>();
        review.MapSources();
        review.MapDuplicates();
        review.MapRecords();
        review.MapPlan();
        review.MapScreening();
        review.MapFullTexts();
        review.MapCharting();
        review.MapReport();
    }
}
