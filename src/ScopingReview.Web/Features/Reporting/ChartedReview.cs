using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Reporting.References;
using ScopingReview.Web.Features.Shared.Forms;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Shared.ReviewQueries;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>The main report of an included study, as tables cite it.</summary>
/// <param name="Number">Record number of the report that the study is known by.</param>
/// <param name="Reports">Included reports of the study.</param>
public sealed record StudyCitationLine(
    Guid StudyId, int Number, string Label, string Title, string Authors, int? Year, string? Journal, string? Doi, int Reports)
{
    /// <summary>The places of its reports in the list of references: "3, 17". Empty where nobody asked for them.</summary>
    public string References { get; init; } = "";
}

/// <summary>The included studies with what was charted of them.</summary>
/// <param name="Position">Position of the form among those of the review.</param>
/// <param name="Form">Its newest version; null while none is published.</param>
/// <param name="Studies">Every included study; answers count once an entry is complete.</param>
/// <param name="Citations">A line for each study, in the same order.</param>
public sealed record ChartedReview(int Position, ChartingForm? Form, IReadOnlyList<ChartedStudy> Studies,
    IReadOnlyList<StudyCitationLine> Citations)
{
    /// <summary>Studies with a complete entry.</summary>
    public int Charted => Studies.Count(study => study.IsCharted);

    /// <summary>The same with the places of each study's reports in the list of references.</summary>
    internal async Task<ChartedReview> CitedAsync(ReviewDbContext db, Guid reviewId, PrismaFlow flow, CancellationToken cancellationToken)
    {
        var places = await db.PlacesAsync(reviewId, flow.Reports.Ids, cancellationToken);
        var studies = await db.StudyGroupingAsync(reviewId, cancellationToken);
        var cited = flow.ReportsOfStudies.Ids.ToLookup(studies.StudyOf, report => places[report]);
        return this with
        {
            Citations = [.. Citations.Select(line => line with { References = string.Join(", ",
                cited[line.StudyId].Order().Select(place => place.ToString(CultureInfo.InvariantCulture))) })],
        };
    }

    /// <summary>
    /// Included studies of a flow, in an updated review the new ones; those that are not charted yet stand as such in every table, so that
    /// the denominator is always all.
    /// </summary>
    internal static async Task<ChartedReview> ReadAsync(
        ReviewDbContext db, Guid reviewId, PrismaFlow flow, int position, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. flow.Studies.Ids];
        var form = await db.NewestFormAsync(reviewId, position, cancellationToken);
        var answers = form is null ? null : await db.ChartAnswersByStudyAsync(reviewId, position, ids, cancellationToken);
        var main = await db.Records.Where(r => r.ReviewId == reviewId && ids.Contains(r.Id))
            .Select(r => new { r.Id, r.Number, r.Title, r.Authors, r.Year, r.Journal, r.Doi }).ToListAsync(cancellationToken);
        var studies = await db.StudyGroupingAsync(reviewId, cancellationToken);
        var reports = flow.ReportsOfStudies.Ids.CountBy(studies.StudyOf).ToDictionary();
        var labels = StudyLabels.For(main.Select(r => new StudyCitation(r.Id, RecordMapping.AuthorsOf(r.Authors), r.Year, r.Title)));

        var citations = main
            .Select(r => new StudyCitationLine(
                r.Id, r.Number, labels[r.Id], r.Title
                    ?? "Untitled", string.Join("; ", r.Authors), r.Year, r.Journal, r.Doi, reports.GetValueOrDefault(r.Id)))
            .OrderByWords(line => line.Label).ThenBy(line => line.Number)
            .ToList();
        return new ChartedReview(position, form,
            [.. citations.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(Charted)], citations);

        ChartedStudy Charted(StudyCitationLine line) => form is null || answers is null
            ? new(line.StudyId, line.Label, null)
            : ChartedStudy.Of(line.StudyId, line.Label, form, answers.GetValueOrDefault(line.StudyId));
    }
}
