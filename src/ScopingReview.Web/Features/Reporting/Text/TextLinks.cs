using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Deduplication;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Reporting.Text;

/// <summary>
/// The addresses behind the numbers of the text: a list of as many records or studies, else the page that the number is computed on.
/// </summary>
internal sealed class TextLinks(Membership me)
{
    private readonly Guid _review = me.ReviewId;

    public string Sources => Urls.Sources(_review);

    /// <summary>Null for members who may not open the form.</summary>
    public string? Form => me.IsLead ? Urls.ChartingForm(_review) : null;

    public string Of(string set) => Urls.Records(_review, set);

    public string OfCategory(ChartingItem item, ItemCategory category)
        => Of(ReportSetKeys.OfCategory(ReviewForm.Charting, item.Key, category));

    public string? OfDuplicates(string key) => key switch
    {
        DeduplicationMethods.Records => new RecordQuery { Duplicates = DuplicatesShown.Shown }.ToUrl(_review),
        DeduplicationMethods.ByRules => Of(RecordSets.DuplicatesByRules),
        DeduplicationMethods.ByPeople => Of(RecordSets.DuplicatesByPeople),
        DeduplicationMethods.KeptApart or DeduplicationMethods.Waiting => Urls.DuplicatesView(_review, key),
        _ => null,
    };

    /// <summary>The plan, where draws, pilots and priority screening are.</summary>
    public string OfPlan(ScreeningStage stage) => stage == ScreeningStage.FullText ? Urls.PlanFullTexts(_review) : Urls.Plan(_review);

    /// <summary>Null for a list that holds nothing, or that the member may not open.</summary>
    public string? OfAgreement(StageAgreement agreement, string key)
    {
        if (key is AgreementDescription.Coefficient or MissedInclusionsDescription.Estimate)
            return Urls.Report(_review, ReportSection.AgreementKey);
        var set = key switch
        {
            AgreementDescription.Screened => AgreementSet.Cell(AgreementSet.Any, AgreementSet.Any),
            // The list is of all that more than two read, a sentence of those with as many readers.
            AgreementDescription.ScreenedBySeveral when agreement.Several.Count != 1 => null,
            _ => key,
        };
        return set is not null && agreement.Sets.TryGetValue(set, out var found) && found.IsOpen && found.Ids.Count > 0
            ? Of(ReportSetKeys.OfAgreement(agreement.Stage, agreement.PairKey, set)) : null;
    }
}
