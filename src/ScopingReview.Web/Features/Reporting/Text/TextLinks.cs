using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Deduplication;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Features.Reporting.Text;

/// <summary>
/// The addresses behind the numbers of the text: a list of as many records or studies, else the page that the number is computed on.
/// </summary>
internal sealed class TextLinks(Guid review)
{
    public string Sources => Urls.Sources(review);
    public string Studies => Of(ReportSetKeys.OfBox("included-studies"));
    public string Form => Urls.ChartingForm(review);

    public string Of(string set) => Urls.Records(review, set);

    public string OfCategory(ChartingItem item, ItemCategory category)
        => Of(ReportSetKeys.OfCategory(ReviewForm.Charting, item.Key, category));

    public string? OfDuplicates(string key) => key switch
    {
        DeduplicationMethods.Records => new RecordQuery { Duplicates = DuplicatesShown.Shown }.ToUrl(review),
        DeduplicationMethods.ByRules => Of(RecordSets.DuplicatesByRules),
        DeduplicationMethods.ByPeople => Of(RecordSets.DuplicatesByPeople),
        DeduplicationMethods.KeptApart or DeduplicationMethods.Waiting => Urls.DuplicatesView(review, key),
        _ => null,
    };

    public string OfPlan(ScreeningStage stage, string key) => key == PlanDescription.Ranking ? Urls.Screening(review)
        : stage == ScreeningStage.FullText ? Urls.PlanFullTexts(review) : Urls.Plan(review);

    /// <summary>Null for a list that holds nothing, or that the member may not open.</summary>
    public string? OfAgreement(StageAgreement agreement, string key)
    {
        if (key is AgreementDescription.Coefficient or MissedInclusionsDescription.Estimate)
            return Urls.Report(review, ReportSection.AgreementKey);
        var set = key switch
        {
            AgreementDescription.Screened => AgreementSet.Cell(AgreementSet.Any, AgreementSet.Any),
            AgreementDescription.Agreed => AgreementSet.Agreed,
            // The list is of all that more than two read, a sentence of those with as many readers.
            AgreementDescription.ScreenedBySeveral => agreement.Several.Count == 1 ? AgreementSet.ReadBySeveral : null,
            _ => key,
        };
        return set is not null && agreement.Sets.TryGetValue(set, out var found) && found.IsOpen && found.Ids.Count > 0
            ? Of(ReportSetKeys.OfAgreement(agreement.Stage, agreement.PairKey, set)) : null;
    }
}
