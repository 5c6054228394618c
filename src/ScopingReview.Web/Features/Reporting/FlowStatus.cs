using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;

namespace ScopingReview.Web.Features.Reporting;

/// <summary>Where a record stands in the flow: Included or Excluded once it is settled; Pending stands for every kind of open.</summary>
internal sealed class FlowStatus(PrismaFlow flow)
{
    private readonly PrismaReports[] _arms = flow.Right is null ? [flow.Left.Reports] : [flow.Left.Reports, flow.Right.Reports];

    /// <summary>
    /// At title and abstract is every record that is screened; at full text, every report that is sought and not given up.
    /// </summary>
    public bool IsAt(ScreeningStage stage, Guid id) => stage == ScreeningStage.TitleAbstract
        ? flow.Left.Screened.Contains(id) || flow.Right?.Screened.Contains(id) == true
        : Array.Exists(_arms, arm => arm.Sought.Contains(id) && !arm.NotRetrieved.Contains(id));

    public ScreeningStatus At(ScreeningStage stage, Guid id) => stage == ScreeningStage.TitleAbstract ? AtTitles(id) : AtFullTexts(id);

    /// <summary>Of a record that has come to a stage: whether it is included in the review in the end.</summary>
    public ScreeningStatus Fate(ScreeningStage stage, Guid id) => stage == ScreeningStage.FullText ? AtFullTexts(id)
        : AtTitles(id) is var titles && titles != ScreeningStatus.Included ? titles
        // A report that could not be retrieved is not included, and that is the end of it.
        : Array.Exists(_arms, arm => arm.NotRetrieved.Contains(id)) ? ScreeningStatus.Excluded
        : AtFullTexts(id);

    private ScreeningStatus AtTitles(Guid id)
        => flow.Left.Excluded.Contains(id) || flow.Right?.Excluded.Contains(id) == true ? ScreeningStatus.Excluded
            : Array.Exists(_arms, arm => arm.Sought.Contains(id)) ? ScreeningStatus.Included
            : ScreeningStatus.Pending;

    private ScreeningStatus AtFullTexts(Guid id)
        => Array.Exists(_arms, arm => arm.Excluded.Contains(id)) ? ScreeningStatus.Excluded
            : Array.Exists(_arms, arm => arm.Included.Contains(id)) ? ScreeningStatus.Included
            : ScreeningStatus.Pending;
}
